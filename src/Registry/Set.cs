using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Registry;

/// <summary>Marks the class that holds a set's <c>Declaration</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SetAttribute : Attribute;

/// <summary>Something to list, as the doors see it.</summary>
public abstract class SetEntry(string name, string permission)
{
    /// <summary>No door gives more rows at once.</summary>
    public const int LargestPage = 100;

    public string Name { get; } = name;

    /// <summary>The permission to read it.</summary>
    public string Permission { get; } = permission;

    public abstract Type ViewType { get; }

    public abstract TResult Accept<TResult>(ISetVisitor<TResult> visitor);
}

public interface ISetVisitor<out TResult>
{
    TResult Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct;
}

/// <summary>A noun declared once: where it comes from, what may be filtered, sorted and searched.</summary>
/// <remarks>Fill it with the fluent methods in a static field; it is read-only from then on.</remarks>
public sealed class Set<TView, TKey>(string name, string permission, Expression<Func<TView, TKey>> key) : SetEntry(name, permission)
    where TView : class
    where TKey : struct
{
    private const int LongestSearch = 200;
    private readonly Dictionary<string, IFilterField<TView>> _filters = new(StringComparer.Ordinal);
    private readonly List<SetList<TKey>> _lists = [];
    private readonly Dictionary<string, ISortField<TView, TKey>> _sorts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IQueryable<TView>, Caller, IQueryable<TView>>> _views = new(StringComparer.Ordinal);

    public override Type ViewType => typeof(TView);

    public Func<IServiceProvider, Caller, IQueryable<TView>> Source { get; private set; } = null!;

    public Expression<Func<TView, TKey>> Key { get; } = key;

    public ISortField<TView, TKey> DefaultSort { get; private set; } = null!;

    public bool DefaultDescending { get; private set; }

    public Func<IQueryable<TView>, string, IQueryable<TView>>? SearchBy { get; private set; }

    public IReadOnlyDictionary<string, IFilterField<TView>> Filters => _filters;

    public IReadOnlyDictionary<string, ISortField<TView, TKey>> Sorts => _sorts;

    /// <summary>Named selections such as <c>mine</c> or <c>queue</c>, asked for with <c>view=</c>.</summary>
    public IReadOnlyDictionary<string, Func<IQueryable<TView>, Caller, IQueryable<TView>>> Views => _views;

    /// <summary>What belongs to each row, to be read page by page beside it.</summary>
    public IReadOnlyList<SetList<TKey>> Lists => _lists;

    public Set<TView, TKey> From<TDb>(Func<TDb, Caller, IQueryable<TView>> source)
        where TDb : notnull
    {
        Source = (services, caller) =>
        {
            services.GetService<IUnitOfWork>()?.Admit(caller);
            return source(services.GetRequiredService<TDb>(), caller);
        };
        return this;
    }

    public Set<TView, TKey> Filter<TField>(Expression<Func<TView, TField>> field)
    {
        _filters.Add(NameOf(field), new FilterField<TView, TField>(NameOf(field), field));
        return this;
    }

    /// <summary>Two filters: not before, and before.</summary>
    public Set<TView, TKey> Between<TField>(Expression<Func<TView, TField>> field, string from, string until)
    {
        _filters.Add(from, new BoundField<TView, TField>(from, field, isUpper: false));
        _filters.Add(until, new BoundField<TView, TField>(until, field, isUpper: true));
        return this;
    }

    /// <summary>The first sort declared is the default.</summary>
    public Set<TView, TKey> Sort<TField>(Expression<Func<TView, TField>> field, bool descending = false)
    {
        var sort = new SortField<TView, TKey, TField>(NameOf(field), field, Key);
        _sorts.Add(sort.Name, sort);
        if (DefaultSort is not null)
            return this;
        DefaultSort = sort;
        DefaultDescending = descending;
        return this;
    }

    public Set<TView, TKey> Search(Func<IQueryable<TView>, string, IQueryable<TView>> search)
    {
        SearchBy = search;
        return this;
    }

    public Set<TView, TKey> View(string name, Func<IQueryable<TView>, Caller, IQueryable<TView>> view)
    {
        _views.Add(name, view);
        return this;
    }

    /// <summary>Declares rows that belong to each row of this set.</summary>
    /// <param name="name">What they are called beside their owner.</param>
    /// <param name="permission">What it takes to read them.</param>
    /// <param name="read">Reads a stretch for several owners with one query.</param>
    /// <param name="number">By what the rows are numbered within their owner.</param>
    public Set<TView, TKey> List<TReader, TItem>(string name, string permission, Func<TReader, IReadOnlyList<TKey>, ListStretch, CancellationToken, Task<ILookup<TKey, TItem>>> read, Func<TItem, int> number)
        where TReader : notnull
        where TItem : class
    {
        _lists.Add(new SetList<TKey, TReader, TItem>(name, permission, read, number));
        return this;
    }

    /// <summary>The one row with this key, or null when the text is not even a key.</summary>
    public IQueryable<TView>? Find(IQueryable<TView> rows, string raw)
    {
        if (!TryKey(raw, out var value))
            return null;
        var equal = Expression.Equal(Key.Body, QueryParameter.Of(value));
        return rows.Where(Expression.Lambda<Func<TView, bool>>(equal, Key.Parameters));
    }

    /// <summary>False when the text is no key of this set.</summary>
    public bool TryKey(string raw, out TKey key) => FieldText.TryRead(raw, out key);

    /// <summary>What a caller may not know of these rows; filters and sorts by it do not exist for that caller.</summary>
    public IReadOnlySet<string> HiddenFrom(Caller caller) => PrivateFields<TView>.HiddenFrom(caller);

    /// <summary>A search looks into fields; who may not know all of them could guess their words from what it finds.</summary>
    public bool IsSearchableBy(Caller caller) => SearchBy is not null && HiddenFrom(caller).Count == 0;

    /// <summary>The rows that hold these words, of a set that can be searched.</summary>
    public Outcome<IQueryable<TView>> Searched(IQueryable<TView> rows, string words) =>
        words.Length is 0 or > LongestSearch || words.Contains('\0', StringComparison.Ordinal)
            ? new InvalidInput("search", $"must have 1 to {LongestSearch} characters, none of them U+0000.")
            : Outcome.Of(SearchBy!(rows, words));

    /// <summary>The rows of a named selection.</summary>
    public Outcome<IQueryable<TView>> Selected(IQueryable<TView> rows, string view, Caller caller) =>
        _views.TryGetValue(view, out var selection)
            ? Outcome.Of(selection(rows, caller))
            : new InvalidInput("view", $"must be one of {string.Join(", ", _views.Keys)}.");

    public override TResult Accept<TResult>(ISetVisitor<TResult> visitor) => visitor.Visit(this);

    private static string NameOf<TField>(Expression<Func<TView, TField>> field) =>
        field.Body is MemberExpression member
            ? JsonNamingPolicy.CamelCase.ConvertName(member.Member.Name)
            : throw new ArgumentException("A field is named by a plain property of the view.", nameof(field));
}
