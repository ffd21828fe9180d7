using System.Text.Json;
using Switchboard.Host.Identity;
using Switchboard.Host.Rest;
using Switchboard.Plugins.Runtime;
using Switchboard.Registry;

namespace Switchboard.Host.Plugins;

/// <summary>The plugins of this host with their states. Not rows of a database, so not a set.</summary>
internal static class PluginEndpoints
{
    internal sealed record PluginView(string Id, IReadOnlyDictionary<string, string> Name, PluginKind Kind, string? Channel, string Version, PluginState State, string? Reason, JsonElement? SettingsSchema);

    internal static void MapPlugins(this IEndpointRouteBuilder routes) => routes.MapGet(RestModule.Base + "/plugins", ListAsync);

    private static async Task<IResult> ListAsync(HttpContext context, IRequestCaller callers, PluginCatalog catalog)
    {
        var caller = await callers.ResolveAsync(context, context.RequestAborted);
        if (!caller.Succeeded)
            return Problems.From(caller.Refusal);
        return caller.Value.May("plugins:read")
            ? Results.Json(
                new { Items = catalog.List().Select(p => new PluginView(p.Id, p.Name, p.Kind, p.Channel, p.Version, p.State, p.Reason, p.SettingsSchema)), NextCursor = (string?)null },
                RestJson.Options)
            : Problems.From(new NotPermitted("plugins:read"));
    }
}
