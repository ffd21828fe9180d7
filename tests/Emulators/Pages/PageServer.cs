using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Switchboard.Emulators.Pages;

/// <summary>Serves the chat window at <c>/</c>, the console at <c>/console</c>, and what both call under <c>/page</c>.</summary>
public static class PageServer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static void MapPages(this IEndpointRouteBuilder routes, IPlayedApp app, IDeveloperConsole console)
    {
        routes.MapGet("/", () => Content("chat.html"));
        routes.MapGet("/console", () => Content("console.html"));
        routes.MapGet("/page/web/{name}", Content);
        routes.MapGet("/page/face", () => Results.Json(app.Face, Json));
        routes.MapGet("/page/chats", () => Results.Json(app.Chats, Json));
        routes.MapGet("/page/files/{id}", (string id) => app.File(id) is { } file ? Results.File(file.Content, file.ContentType, IsPicture(file) ? null : file.Name) : Results.NotFound());
        routes.MapPost("/page/people", async (HttpRequest request, CancellationToken ct) => Results.Json(app.Meet((await ReadAsync(request, ct)).Text), Json));
        Act(routes, "open", (said, ct) => app.OpenAsync(said.Chat, ct));
        Act(routes, "see", (said, ct) => app.SeeAsync(said.Chat, ct));
        Act(routes, "say", (said, ct) => app.SayAsync(said.Chat, said.Speaker, said.Text, said.Line, ct));
        Act(routes, "press", (said, ct) => app.PressAsync(said.Chat, said.Line ?? "", said.Key, ct));
        Act(routes, "recall", (said, ct) => app.RecallAsync(said.Chat, said.Line ?? "", ct));
        routes.MapPost("/page/show", async (HttpRequest request, CancellationToken ct) => Results.Json(await ShowAsync(app, request, ct), Json));
        routes.MapGet("/page/console", () => Results.Json(new { console.Sections, console.Callbacks }, Json));
        routes.MapPost("/page/console", async (HttpRequest request, CancellationToken ct) =>
        {
            var filled = (await request.ReadFromJsonAsync<Filled>(Json, ct))!;
            return Results.Json(await console.DoAsync(filled.Section, filled.Action, filled.Values, ct), Json);
        });
    }

    private static void Act(IEndpointRouteBuilder routes, string name, Func<Said, CancellationToken, Task<Told>> act) =>
        routes.MapPost("/page/" + name, async (HttpRequest request, CancellationToken ct) => Results.Json(await act(await ReadAsync(request, ct), ct), Json));

    private static async Task<Told> ShowAsync(IPlayedApp app, HttpRequest request, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, ct);
        var speaker = request.Query["speaker"].ToString();
        return await app.ShowAsync(
            request.Query["chat"].ToString(), speaker.Length == 0 ? null : speaker,
            new PlayedFile(request.Query["name"].ToString(), request.ContentType ?? "application/octet-stream", content.ToArray()), ct);
    }

    private static async Task<Said> ReadAsync(HttpRequest request, CancellationToken ct) => (await request.ReadFromJsonAsync<Said>(Json, ct))!;

    /// <summary>Pictures only are shown; anything else must not run in a browser.</summary>
    private static bool IsPicture(PlayedFile file) => file.ContentType is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "image/bmp";

    private static IResult Content(string name)
    {
        var type = Path.GetExtension(name) switch { ".html" => "text/html", ".css" => "text/css", ".js" => "text/javascript", _ => null };
        return type is not null && typeof(PageServer).Assembly.GetManifestResourceStream("web/" + name) is { } content
            ? Results.Stream(content, type + "; charset=utf-8")
            : Results.NotFound();
    }

    /// <summary>What the chat window sends; which fields count depends on what was done.</summary>
    private sealed record Said(string Chat = "", string? Speaker = null, string Text = "", string? Line = null, string Key = "");

    private sealed record Filled(string Section, string Action, IReadOnlyDictionary<string, string> Values);
}
