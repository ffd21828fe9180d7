using System.Collections.Frozen;
using System.Linq.Expressions;
using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>An entity set: its rows, what they consist of, where they lead.</summary>
public abstract class ODataSet
{
    private protected ODataSet(string name, Type view) => (Name, ViewType) = (name, view);

    /// <summary>What clients call it.</summary>
    public string Name { get; }

    /// <summary>The CLR type of a row.</summary>
    public Type ViewType { get; }

    /// <summary>Its EDM declaration.</summary>
    public IEdmEntitySet Edm { get; internal set; } = null!;

    /// <summary>The EDM type of a row.</summary>
    public IEdmEntityType EntityType { get; internal set; } = null!;

    /// <summary>Structural properties, in the order of declaration; what is hidden is not among them.</summary>
    public IReadOnlyList<ODataProperty> Properties { get; internal set; } = [];

    /// <summary>The property that tells rows apart.</summary>
    public ODataProperty Key { get; internal set; } = null!;

    /// <summary>Ways to other sets.</summary>
    public IReadOnlyList<ODataNavigation> Navigations { get; internal set; } = [];

    /// <summary>Most rows of one page.</summary>
    public int MaxPage { get; internal set; } = 100;

    /// <summary>Whether $search is understood.</summary>
    public abstract bool Searchable { get; }

    /// <summary>The properties whose change makes another version of a row; empty when versions are not told apart.</summary>
    public IReadOnlyList<ODataProperty> Version { get; internal set; } = [];

    /// <summary>Also what clients do not see: keys of others, and what versions are told apart by.</summary>
    internal IReadOnlyList<ODataProperty> Everything { get; set; } = [];

    internal FrozenDictionary<string, ODataProperty> ByName { get; set; } = FrozenDictionary<string, ODataProperty>.Empty;

    /// <summary>The structural property of this name, or null.</summary>
    public ODataProperty? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The navigation property of this name, or null.</summary>
    public ODataNavigation? FindNavigation(string name) => Navigations.FirstOrDefault(n => n.Name == name);

    /// <summary>Whether this caller may read rows of this set at all.</summary>
    public abstract bool MayRead(ODataCall call);

    /// <summary>The rows of this call.</summary>
    internal abstract IQueryable SourceFor(ODataCall call);

    /// <summary>The rows that hold every one of these words.</summary>
    internal abstract IQueryable Search(IQueryProvider provider, Expression rows, IReadOnlyList<string> words);
}

/// <summary>An entity set of <typeparamref name="TView"/>.</summary>
/// <typeparam name="TView">The CLR type of a row.</typeparam>
internal sealed class ODataSet<TView>(string name, Func<ODataCall, IQueryable<TView>> source, ODataSetOptions<TView> options)
    : ODataSet(name, typeof(TView))
    where TView : class
{
    public override bool Searchable => options.SearchBy is not null;

    public override bool MayRead(ODataCall call) => options.Readable?.Invoke(call) ?? true;

    internal override IQueryable SourceFor(ODataCall call) => source(call);

    internal override IQueryable Search(IQueryProvider provider, Expression rows, IReadOnlyList<string> words) =>
        words.Aggregate(provider.CreateQuery<TView>(rows), options.SearchBy!);
}
