using Switchboard.Language.Models;

namespace Switchboard.Plugins.Ai.Language;

/// <summary>A model that came inside of the plugin.</summary>
internal static class ShippedModel
{
    internal static TextModel Open(string task, string language)
    {
        var name = $"{task}.{language}.model";
        using var saved = typeof(ShippedModel).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The plugin was built without {name}.");
        var bytes = new byte[saved.Length];
        saved.ReadExactly(bytes);
        return TextModel.Read(bytes);
    }
}
