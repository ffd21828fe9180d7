using System.Text.Encodings.Web;
using System.Text.Json;

namespace Switchboard.OData.Http.Terms;

/// <summary>What control information is called in a version.</summary>
internal sealed class ControlNames(string prefix)
{
    internal JsonEncodedText Context { get; } = Encode(prefix + "context");

    internal JsonEncodedText Count { get; } = Encode(prefix + "count");

    internal JsonEncodedText NextLink { get; } = Encode(prefix + "nextLink");

    internal JsonEncodedText Type { get; } = Encode(prefix + "type");

    internal JsonEncodedText Id { get; } = Encode(prefix + "id");

    internal JsonEncodedText ReadLink { get; } = Encode(prefix + "readLink");

    internal JsonEncodedText Etag { get; } = Encode(prefix + "etag");

    internal static JsonEncodedText Encode(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    /// <summary>Control information about a property: <c>messages@odata.count</c>.</summary>
    internal JsonEncodedText About(string property, string what) => Encode($"{property}{prefix}{what}");
}
