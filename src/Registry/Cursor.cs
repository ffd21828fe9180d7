using System.Buffers.Text;
using System.Text.Json;

namespace Switchboard.Registry;

/// <summary>Where a page ended, as opaque text. It holds only values the caller has already seen, so it needs no signature.</summary>
internal static class Cursor
{
    private static readonly JsonSerializerOptions Json = RegistryJson.Create();

    internal static string Write<TField, TKey>(string sort, TField field, TKey key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Position<TField, TKey>(sort, field, key), Json));

    internal static bool TryRead<TField, TKey>(string text, string sort, out TField field, out TKey key)
    {
        field = default!;
        key = default!;
        try
        {
            var position = JsonSerializer.Deserialize<Position<TField, TKey>>(Base64Url.DecodeFromChars(text), Json);
            if (position is null || position.Sort != sort)
                return false;
            (field, key) = (position.Field, position.Key);
            return true;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return false;
        }
    }

    private sealed record Position<TField, TKey>(string Sort, TField Field, TKey Key);
}
