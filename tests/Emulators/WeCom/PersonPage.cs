using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.WeCom;

/// <summary>Where a person types as a member or as a customer, and sees what is answered.</summary>
internal static class PersonPage
{
    internal static void Map(WebApplication app, WeComEmulator platform)
    {
        app.MapGet("/", () => Results.Stream(typeof(PersonPage).Assembly.GetManifestResourceStream("page.html")!, "text/html; charset=utf-8"));
        app.MapGet("/people/{who}/chat", (string who, bool kf) => Results.Json((kf ? platform.Service.Log : platform.Application.Log).Lines.Where(l => l.Person == who)));
        app.MapPost("/people/{who}/words", async (string who, bool kf, Words said, CancellationToken ct) => Results.Json(new { answered = await SayAsync(platform, who, kf, said, ct) }));
        app.MapPost("/people/{who}/picture", async (string who, bool kf, HttpContext http) => Results.Json(new { answered = await ShowAsync(platform, who, kf, http) }));
        app.MapPost("/people/{who}/enter", async (string who, CancellationToken ct) => Results.Json(new { code = await platform.Service.EnterAsync(who, ct) }));
        app.MapGet("/files/{id}", (string id) => platform.Media.Find(id) is { } file ? Results.Bytes(file.Content, file.ContentType, file.Name) : Results.NotFound());
    }

    private static Task<bool> SayAsync(WeComEmulator platform, string who, bool kf, Words said, CancellationToken ct) =>
        kf ? platform.Service.SayAsync(who, said.Text, said.Key, ct)
        : said.Key is { } key ? platform.Application.PressAsync(who, key, ct)
        : platform.Application.SayAsync(who, said.Text, ct);

    private static async Task<bool> ShowAsync(WeComEmulator platform, string who, bool kf, HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        var id = platform.Media.Put(content.ToArray(), http.Request.ContentType ?? "image/png", "picture.png");
        return kf
            ? await platform.Service.SendAsync(who, "image", new JsonObject { ["media_id"] = id }, http.RequestAborted)
            : await platform.Application.ShowAsync(who, id, http.RequestAborted);
    }

    /// <param name="Text">What is said.</param>
    /// <param name="Key">The key of what was pressed.</param>
    internal sealed record Words(string Text, string? Key);
}
