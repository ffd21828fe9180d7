using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Switchboard.GraphQL.Types;

/// <summary>Named parts in the order they were declared; of two with one name the later counts.</summary>
internal sealed class Members<T>(Func<T, string> nameOf) : IReadOnlyCollection<T>
{
    private readonly List<T> _items = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    public Members(Func<T, string> nameOf, IEnumerable<T> items)
        : this(nameOf)
    {
        foreach (var item in items)
            Add(item);
    }

    public int Count => _items.Count;

    public IEnumerable<string> Names => _items.Select(nameOf);

    public void Add(T item)
    {
        if (_byName.TryAdd(nameOf(item), _items.Count))
            _items.Add(item);
        else
            _items[_byName[nameOf(item)]] = item;
    }

    public bool Contains(string name) => _byName.ContainsKey(name);

    public bool TryGet(string name, [MaybeNullWhen(false)] out T item)
    {
        var found = _byName.TryGetValue(name, out var at);
        item = found ? _items[at] : default;
        return found;
    }

    public T? Find(string name) => _byName.TryGetValue(name, out var at) ? _items[at] : default;

    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
