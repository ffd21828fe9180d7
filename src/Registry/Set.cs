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
    private readonly Dictionary<string, IFilterField<TView>> _filters = new(StringComparer.Ordinal);
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

    public Set<TView, TKey> From<TDb>(Func<TDb, Caller, IQueryable<TView>> source)
        where TDb : notnull
    {
        Source = (services, caller) => source(services.GetRequiredService<TDb>(), caller);
        return this;
    }

    public Set<TView, TKey> Filter<TField>(Expression<Func<TView, TField>> field)
    {
        _filters.Add(NameOf(field), new FilterField<TView, TField>(NameOf(field), field));
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

    /// <summary>The one row with this key, or null when the text is not even a key.</summary>
    public IQueryable<TView>? Find(IQueryable<TView> rows, string raw)
    {
        if (!FieldText.TryRead<TKey>(raw, out var value))
            return null;
        var equal = Expression.Equal(Key.Body, QueryParameter.Of(value));
        return rows.Where(Expression.Lambda<Func<TView, bool>>(equal, Key.Parameters));
    }

    public override TResult Accept<TResult>(ISetVisitor<TResult> visitor) => visitor.Visit(this);

    private static string NameOf<TField>(Expression<Func<TView, TField>> field) =>
        field.Body is MemberExpression member
            ? JsonNamingPolicy.CamelCase.ConvertName(member.Member.Name)
            : throw new ArgumentException("A field is named by a plain property of the view.", nameof(field));
}
