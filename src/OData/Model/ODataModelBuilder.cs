using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>Gathers sets and makes a model of them.</summary>
/// <param name="modelName">The namespace of the model's types, such as <c>Switchboard</c>.</param>
/// <remarks>
/// Properties of types that EDM has no word for (dictionaries, JSON, bytes) are left out, and so is what a set hides:
/// to a client both are unknown.
/// </remarks>
public sealed class ODataModelBuilder(string modelName)
{
    private readonly Dictionary<Type, ODataType> _values = [];
    private readonly List<IDraft> _drafts = [];
    private Func<Enum, string> _word = value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Shows a struct, such as a typed id, as a GUID.</summary>
    /// <param name="read">The GUID of a value.</param>
    /// <param name="make">The value of a GUID.</param>
    public ODataModelBuilder Value<T>(Func<T, Guid> read, Func<Guid, T> make)
        where T : struct
    {
        _values[typeof(T)] = new ODataGuidValue<T>(read, make);
        return this;
    }

    /// <summary>How a member of an enum is called; words with hyphens become camel case, which EDM can say.</summary>
    public ODataModelBuilder Words(Func<Enum, string> word)
    {
        _word = word;
        return this;
    }

    /// <summary>Adds a set.</summary>
    /// <param name="name">What clients call it: letters and digits.</param>
    /// <param name="key">The property that tells rows apart.</param>
    /// <param name="source">The rows that this caller may see, from a context of EF Core.</param>
    /// <param name="configure">What else is to be said of it.</param>
    public ODataModelBuilder Set<TView, TKey>(
        string name, Expression<Func<TView, TKey>> key, Func<ODataCall, IQueryable<TView>> source, Action<ODataSetOptions<TView>>? configure = null)
        where TView : class
    {
        var options = new ODataSetOptions<TView>();
        configure?.Invoke(options);
        _drafts.Add(new Draft<TView, TKey>(name, key, source, options));
        return this;
    }

    /// <summary>Makes the model; throws for declarations that contradict each other.</summary>
    public ODataModel Build()
    {
        var edm = new EdmModel();
        var types = new TypeShop(edm, modelName, _word, _values);
        var container = new EdmEntityContainer(modelName, "Container");
        edm.AddElement(container);
        var sets = _drafts.Select(d => d.Declare(edm, container, types, modelName)).ToList();
        var byName = sets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var (draft, set) in _drafts.Zip(sets))
            set.Navigations = [.. draft.Navigations.Select(n => Navigation(set, byName, n))];
        foreach (var (draft, set) in _drafts.Zip(sets))
            Capabilities.Annotate(edm, set, draft.Description);
        Capabilities.Annotate(edm, container);
        return new ODataModel(edm, sets, types.All);
    }

    private static ODataNavigation Navigation(ODataSet set, Dictionary<string, ODataSet> byName, NavigationDraft draft)
    {
        if (!byName.TryGetValue(draft.Target, out var target))
            throw new InvalidOperationException($"{set.Name}.{draft.Name} leads to '{draft.Target}', which is no set.");
        var foreign = TypeShop.Foreign(draft.Many ? target : set, draft.Property) ?? throw new InvalidOperationException($"{set.Name}.{draft.Name}: there is no property '{draft.Property}'.");
        var key = draft.Many ? set.Key : target.Key;
        if (foreign.Type.Clr != key.Type.Clr)
            throw new InvalidOperationException($"{set.Name}.{draft.Name}: '{draft.Property}' is no key of the other side.");
        var shown = !draft.Many && set.Find(draft.Property) is not null;
        var edm = ((EdmEntityType)set.EntityType).AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
        {
            Name = draft.Name,
            Target = target.EntityType,
            TargetMultiplicity = draft.Many ? EdmMultiplicity.Many : foreign.IsNullable ? EdmMultiplicity.ZeroOrOne : EdmMultiplicity.One,
            DependentProperties = shown ? [foreign.Edm] : null,
            PrincipalProperties = shown ? [target.Key.Edm] : null,
        });
        ((EdmEntitySet)set.Edm).AddNavigationTarget(edm, target.Edm);
        return new ODataNavigation(draft.Name, target, draft.Many, foreign, edm);
    }

    private interface IDraft
    {
        IReadOnlyList<NavigationDraft> Navigations { get; }

        string? Description { get; }

        ODataSet Declare(EdmModel edm, EdmEntityContainer container, TypeShop types, string modelName);
    }

    private sealed class Draft<TView, TKey>(string name, Expression<Func<TView, TKey>> key, Func<ODataCall, IQueryable<TView>> source, ODataSetOptions<TView> options) : IDraft
        where TView : class
    {
        public IReadOnlyList<NavigationDraft> Navigations => options.Navigations;

        public string? Description => options.Description;

        public ODataSet Declare(EdmModel edm, EdmEntityContainer container, TypeShop types, string modelName)
        {
            if (!EdmNames.IsIdentifier(name))
                throw new InvalidOperationException($"'{name}' is no name for an entity set.");
            var entity = new EdmEntityType(modelName, options.Entity ?? EdmNames.OfView(typeof(TView)));
            edm.AddElement(entity);
            var properties = types.Declare(entity, typeof(TView));
            var keyName = JsonNamingPolicy.CamelCase.ConvertName(((MemberExpression)key.Body).Member.Name);
            var shown = properties.Where(p => p.Name == keyName || !options.Hidden.Contains(p.Name)).ToList();
            foreach (var property in shown)
                Restrict(property);
            var byName = shown.ToDictionary(p => p.Name, StringComparer.Ordinal);
            TypeShop.AddTo(entity, shown);
            entity.AddKeys(byName[keyName].Edm);
            return new ODataSet<TView>(name, source, options)
            {
                Edm = container.AddEntitySet(name, entity),
                EntityType = entity,
                Properties = shown,
                ByName = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(byName, StringComparer.Ordinal),
                Key = byName[keyName],
                MaxPage = options.Page,
                Version = [.. options.Version.Select(v => properties.First(p => p.Name == v))],
                Everything = properties,
            };
        }

        private void Restrict(ODataProperty property)
        {
            property.Filterable &= options.Filterable?.Contains(property.Name) ?? true;
            property.Sortable &= options.Sortable?.Contains(property.Name) ?? true;
        }
    }
}
