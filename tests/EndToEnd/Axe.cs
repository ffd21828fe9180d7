using System.Text.Json;
using Microsoft.Playwright;

namespace Switchboard.EndToEnd;

/// <summary>Deque's axe, run inside a page: what breaks WCAG 2.2 A and AA.</summary>
internal static class Axe
{
    private static readonly string Source = File.ReadAllText(AppHost.Orchestration.Repository.PathOf("src", "Admin", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>The same of a whole page; where pictures are asked for, one is taken of it before.</summary>
    public static async Task LookAtAsync(IPage page, string name, string locale)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.{locale}.png") });
        await ShouldFindNothingAsync(page.MainFrame);
    }

    /// <param name="frame">What is looked at.</param>
    /// <param name="notOurs">Rules that somebody else's part of the page breaks.</param>
    public static async Task ShouldFindNothingAsync(IFrame frame, params string[] notOurs)
    {
        // Half faded in, every colour is too pale.
        await frame.EvaluateAsync("async () => { await Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime !== Infinity).map(a => a.finished)); }");
        await frame.EvaluateAsync(Source);
        var found = await frame.EvaluateAsync<JsonElement>(
            """
            async notOurs => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: Object.fromEntries(notOurs.map(id => [id, { enabled: false }])) }))
              .violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html.slice(0, 160)).join(' | ')}`)
            """,
            notOurs);
        found.EnumerateArray().Select(v => v.GetString()).ShouldBeEmpty($"axe on {frame.Url}");
    }
}
