using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.Registry;

namespace Switchboard.Desk.Storage;

/// <summary>JSON inside columns. More forgiving than the doors: rows outlive the version that wrote them.</summary>
internal static class DeskJson
{
    internal static readonly JsonSerializerOptions Options = Create();

    private static JsonSerializerOptions Create()
    {
        var options = RegistryJson.Create();
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }
}
