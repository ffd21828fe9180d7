using System.Globalization;

namespace Switchboard.Plugins.Ai.Embeddings;

/// <summary>What a tenant filled in.</summary>
/// <param name="Address">Where vectors are asked for.</param>
/// <param name="Key">Proves who asks.</param>
/// <param name="Model">The service's name of the model.</param>
/// <param name="Dimensions">How many are asked for; null for the model's own number.</param>
/// <param name="Batch">How many texts a request may have.</param>
internal sealed record ServiceSettings(Uri Address, string Key, string Model, int? Dimensions, int Batch)
{
    private const string UsualAddress = "https://api.openai.com/v1";
    private const string UsualModel = "text-embedding-3-small";
    private const int UsualBatch = 10;

    /// <summary>Null without a key, or with an address that is none.</summary>
    internal static ServiceSettings? Read(IReadOnlyDictionary<string, string> settings)
    {
        if (Filled(settings, "apiKey") is not { } key)
            return null;
        var address = (Filled(settings, "baseAddress") ?? UsualAddress).TrimEnd('/') + "/embeddings";
        return Uri.TryCreate(address, UriKind.Absolute, out var url)
            ? new ServiceSettings(url, key, Filled(settings, "model") ?? UsualModel, Number(settings, "dimensions"), Number(settings, "batch") ?? UsualBatch)
            : null;
    }

    private static string? Filled(IReadOnlyDictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static int? Number(IReadOnlyDictionary<string, string> settings, string name) =>
        Filled(settings, name) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
