using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Switchboard.Host.Rest.Fields;
using Switchboard.Host.Rest.Filters;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>What a list was asked for, read from its query.</summary>
internal sealed class PageRequest<TView, TKey>
    where TView : class
    where TKey : struct
{
    internal const int DefaultSize = 50;

    private readonly Set<TView, TKey> _set;
    private readonly Caller _caller;
    private readonly IServiceProvider _services;
    private readonly IReadOnlySet<string> _hidden;
    private IQueryable<TView> _rows;
    private bool _descending;
    private string? _after;
    private bool _conditional;

    private PageRequest(Set<TView, TKey> set, Caller caller, IServiceProvider services)
    {
        (_set, _rows, Sort, _descending) = (set, set.Source(services, caller).AsNoTracking(), set.DefaultSort, set.DefaultDescending);
        (_caller, _services, _hidden) = (caller, services, set.HiddenFrom(caller));
    }

    internal int Limit { get; private set; } = DefaultSize;

    internal FieldSelection<TView>? Fields { get; private set; }

    internal ISortField<TView, TKey> Sort { get; private set; }

    internal static Outcome<PageRequest<TView, TKey>> Read(IQueryCollection query, Set<TView, TKey> set, Caller caller, IServiceProvider services)
    {
        var request = new PageRequest<TView, TKey>(set, caller, services);
        foreach (var (name, values) in query)
        {
            if (values.Count != 1)
                return new InvalidInput(name, "may stand only once.");
            if (request.Take(name, values[0]!) is { } refusal)
                return refusal;
        }

        return request;
    }

    /// <summary>One row more than asked for, to know whether there is another page.</summary>
    internal Outcome<IQueryable<TView>> Rows()
    {
        var page = Sort.Page(_rows, _descending, _after);
        if (!page.Succeeded)
            return page;
        var rows = page.Value.Take(Limit + 1);

        // The cursor is made of the field that sorts, whether or not it was asked for.
        return Outcome.Of(Fields is null ? _set.SeenBy(rows, _caller) : _set.Only(rows, new HashSet<string>(Fields.Names, StringComparer.Ordinal) { Sort.Name }));
    }

    /// <summary>What the caller can mend of a fault of reading the rows; null when it is not theirs.</summary>
    internal Refusal? Explain(Exception fault) => _conditional ? ListFilter.Explain(fault) : null;

    private Refusal? Take(string name, string value)
    {
        switch (name)
        {
            case "limit":
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > SetEntry.LargestPage)
                    return new InvalidInput("limit", $"must be a number from 1 to {SetEntry.LargestPage}.");
                Limit = limit;
                return null;
            case "after":
                _after = value;
                return null;
            case "sort":
                _descending = value.StartsWith('-');
                if (!_set.Sorts.TryGetValue(_descending ? value[1..] : value, out var sort) || _hidden.Contains(sort.Name))
                    return new InvalidInput("sort", $"must be one of {string.Join(", ", _set.Sorts.Keys.Except(_hidden))}, with - before it for descending.");
                Sort = sort;
                return null;
            case FieldSelection<TView>.Parameter:
                var fields = FieldSelection<TView>.Read(value, _caller);
                Fields = fields.Value;
                return fields.Refusal;
            default:
                var narrowed = Narrow(name, value);
                _rows = narrowed.Value ?? _rows;
                return narrowed.Refusal;
        }
    }

    /// <summary>Whatever makes the list shorter, by the name of its parameter.</summary>
    private Outcome<IQueryable<TView>> Narrow(string name, string value) => name switch
    {
        "search" when _set.IsSearchableBy(_caller) => _set.Searched(_rows, value),
        "view" when _set.Views.Count > 0 => _set.Selected(_rows, value, _caller),
        ListFilter.Parameter => Filter(value),
        _ when _set.Filters.TryGetValue(name, out var filter) && !_hidden.Contains(name) => filter.Apply(_rows, value),
        _ => new InvalidInput(name, $"is not a parameter of this list; it takes {string.Join(", ", Known())}."),
    };

    private Outcome<IQueryable<TView>> Filter(string condition)
    {
        _conditional = true;
        return _services.GetRequiredService<ListFilter>().Apply(_set, _rows, condition, _caller, _services);
    }

    private IEnumerable<string> Known() =>
        [
            "limit", "after", "sort", FieldSelection<TView>.Parameter, ListFilter.Parameter,
            .. !_set.IsSearchableBy(_caller) ? [] : (string[])["search"],
            .. _set.Views.Count == 0 ? [] : (string[])["view"],
            .. _set.Filters.Keys.Except(_hidden),
        ];
}
