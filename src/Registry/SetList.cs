using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Registry;

/// <summary>A stretch of a list: numbers strictly between the two ends, from its beginning or from its end.</summary>
/// <param name="Size">Most rows for each owner.</param>
/// <param name="After">Only higher numbers.</param>
/// <param name="Before">Only lower numbers.</param>
/// <param name="FromEnd">The highest numbers of the stretch, instead of the lowest.</param>
public sealed record ListStretch(int Size, int? After, int? Before, bool FromEnd);

/// <summary>Rows that belong to one row of a set and are numbered within it, as the messages of a conversation are.</summary>
/// <typeparam name="TKey">The key of the set that owns them.</typeparam>
public abstract class SetList<TKey>(string name, string permission)
    where TKey : struct
{
    /// <summary>The permission to read them.</summary>
    public string Permission { get; } = permission;

    /// <summary>What the rows are called beside their owner.</summary>
    public string Name { get; } = name;

    /// <summary>The view of one row.</summary>
    public abstract Type ItemType { get; }

    /// <summary>Reads the same stretch for several owners at once, lowest number first.</summary>
    public abstract Task<ILookup<TKey, object>> ReadAsync(IServiceProvider services, IReadOnlyList<TKey> owners, ListStretch stretch, CancellationToken ct);

    /// <summary>Where an item stands, as opaque text.</summary>
    public string CursorOf(object item) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Name}:{NumberOf(item)}")));

    /// <summary>False for what is no cursor of this list.</summary>
    public bool TryCursor(string text, out int number)
    {
        number = 0;
        if (text.Length > 100 || !Base64Url.IsValid(text))
            return false;
        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return plain.StartsWith(Name + ":", StringComparison.Ordinal) && int.TryParse(plain.AsSpan(Name.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>By what an item is numbered within its owner.</summary>
    protected abstract int NumberOf(object item);
}

internal sealed class SetList<TKey, TReader, TItem>(
    string name, string permission, Func<TReader, IReadOnlyList<TKey>, ListStretch, CancellationToken, Task<ILookup<TKey, TItem>>> read, Func<TItem, int> number) : SetList<TKey>(name, permission)
    where TKey : struct
    where TReader : notnull
    where TItem : class
{
    public override Type ItemType => typeof(TItem);

    public override async Task<ILookup<TKey, object>> ReadAsync(IServiceProvider services, IReadOnlyList<TKey> owners, ListStretch stretch, CancellationToken ct)
    {
        var items = await read(services.GetRequiredService<TReader>(), owners, stretch, ct);
        return items.SelectMany(g => g, (g, item) => (g.Key, Item: (object)item)).ToLookup(pair => pair.Key, pair => pair.Item);
    }

    protected override int NumberOf(object item) => number((TItem)item);
}
