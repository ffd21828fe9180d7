using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Switchboard.Emulators.DingTalk;

/// <summary>A page on which a person is a DingTalk user.</summary>
internal static class Page
{
    internal static void Map(IEndpointRouteBuilder app, DingTalkEmulator emulator)
    {
        app.MapGet("/", () => Results.Stream(typeof(Page).Assembly.GetManifestResourceStream("page.html")!, "text/html; charset=utf-8"));
        app.MapGet("/emulator/people", () => emulator.Organisation.People);
        app.MapGet("/emulator/said", () => emulator.Journal.Said.Select(s => new { s.Door, s.To, s.Kind, s.Content, s.Key }));
        app.MapGet("/emulator/media", (string id) => emulator.Journal.Media.TryGetValue(id, out var file) ? Results.Bytes(file.Content, Kind(file)) : Results.NotFound());
        app.MapPost("/emulator/say", async (HttpRequest request, CancellationToken ct) =>
        {
            var told = (await JsonNode.ParseAsync(request.Body, cancellationToken: ct))!.AsObject();
            await emulator.DeliverAsync(emulator.Speech.Text((string)told["who"]!, (string?)told["group"], (string)told["text"]!), ct);
            return Results.NoContent();
        });
        app.MapPost("/emulator/picture", async (HttpRequest request, CancellationToken ct) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, ct);
            var code = emulator.Keep(content.ToArray());
            var group = request.Query["group"].ToString() is { Length: > 0 } id ? id : null;
            await emulator.DeliverAsync(emulator.Speech.Message(request.Query["who"]!, group, "picture", new JsonObject { ["downloadCode"] = code, ["pictureDownloadCode"] = code }), ct);
            return Results.NoContent();
        });
    }

    /// <summary>Pictures only are shown; anything else must not run in a browser.</summary>
    private static string Kind(Uploaded file) => file.Type == "image" ? "image/" + Path.GetExtension(file.Name).TrimStart('.').Replace("jpg", "jpeg", StringComparison.Ordinal) : "application/octet-stream";
}
