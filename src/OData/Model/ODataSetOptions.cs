namespace Switchboard.OData.Model;

/// <summary>What a set lets its callers do, said while the model is built. Properties are named as clients name them.</summary>
/// <typeparam name="TView">The CLR type of a row.</typeparam>
public sealed class ODataSetOptions<TView>
    where TView : class
{
    internal Func<IQueryable<TView>, string, IQueryable<TView>>? SearchBy { get; private set; }

    internal Func<ODataCall, bool>? Readable { get; private set; }

    internal HashSet<string> Hidden { get; } = new(StringComparer.Ordinal);

    internal HashSet<string>? Filterable { get; private set; }

    internal HashSet<string>? Sortable { get; private set; }

    internal List<NavigationDraft> Navigations { get; } = [];

    internal List<string> Version { get; } = [];

    internal int Page { get; private set; } = 100;

    internal string? Description { get; private set; }

    internal string? Entity { get; private set; }

    /// <summary>Understands $search; called once for each word or phrase, which all have to be found.</summary>
    public ODataSetOptions<TView> Search(Func<IQueryable<TView>, string, IQueryable<TView>> search)
    {
        SearchBy = search;
        return this;
    }

    /// <summary>Only callers of whom this is true read the set, also by way of another one.</summary>
    public ODataSetOptions<TView> ReadableBy(Func<ODataCall, bool> readable)
    {
        Readable = readable;
        return this;
    }

    /// <summary>These properties do not exist for clients.</summary>
    public ODataSetOptions<TView> Hide(params IEnumerable<string> properties)
    {
        Hidden.UnionWith(properties);
        return this;
    }

    /// <summary>Only these properties may stand in $filter and $apply; without it all may that a database can compare.</summary>
    public ODataSetOptions<TView> FilterOnly(params IEnumerable<string> properties)
    {
        (Filterable ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(properties);
        return this;
    }

    /// <summary>Only these properties may stand in $orderby; without it all may that a database can compare.</summary>
    public ODataSetOptions<TView> SortOnly(params IEnumerable<string> properties)
    {
        (Sortable ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(properties);
        return this;
    }

    /// <summary>Leads to the row of another set whose key a property of this one holds, or to none where it is null.</summary>
    /// <param name="name">What clients call it.</param>
    /// <param name="targetSet">The other set's name.</param>
    /// <param name="idProperty">The property here; it may be hidden.</param>
    public ODataSetOptions<TView> One(string name, string targetSet, string idProperty)
    {
        Navigations.Add(new NavigationDraft(name, targetSet, idProperty, Many: false));
        return this;
    }

    /// <summary>Leads to the rows of another set that hold this one's key.</summary>
    /// <param name="name">What clients call it.</param>
    /// <param name="targetSet">The other set's name.</param>
    /// <param name="foreignProperty">The property there; it may be hidden.</param>
    public ODataSetOptions<TView> Many(string name, string targetSet, string foreignProperty)
    {
        Navigations.Add(new NavigationDraft(name, targetSet, foreignProperty, Many: true));
        return this;
    }

    /// <summary>Rows that agree in these properties are the same version; they are read whatever is selected.</summary>
    public ODataSetOptions<TView> EtagFrom(params IEnumerable<string> properties)
    {
        Version.AddRange(properties);
        return this;
    }

    /// <summary>Most rows of one page, 100 unless told.</summary>
    public ODataSetOptions<TView> MaxPage(int rows)
    {
        Page = rows;
        return this;
    }

    /// <summary>One sentence about the set, for people who read the metadata.</summary>
    public ODataSetOptions<TView> Describe(string text)
    {
        Description = text;
        return this;
    }

    /// <summary>What a row is called in the metadata; the view's name without View unless told.</summary>
    public ODataSetOptions<TView> Named(string entity)
    {
        Entity = entity;
        return this;
    }
}

internal sealed record NavigationDraft(string Name, string Target, string Property, bool Many);
