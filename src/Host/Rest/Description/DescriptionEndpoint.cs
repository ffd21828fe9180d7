using System.Text.Json;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary><c>/openapi/v1.json</c>: made once, because declarations do not change while the process runs.</summary>
internal static class DescriptionEndpoint
{
    private static readonly JsonSerializerOptions Indented = new(RestJson.Options) { WriteIndented = true, NewLine = "\n" };

    internal static void MapDescription(this WebApplication app)
    {
        var text = Text(app.Services.GetRequiredService<VerbRegistry>());
        app.MapGet("/openapi/v1.json", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Text(text, "application/json");
        });
    }

    internal static string Text(VerbRegistry registry) => ApiDocument.Of(registry).ToJsonString(Indented) + "\n";
}
