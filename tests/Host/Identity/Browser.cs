using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Switchboard.Testing;
using Switchboard.Testing.SignIn;

namespace Switchboard.Host.Tests.Identity;

/// <summary>A person's browser at the protocol's pages: follows nothing by itself, so that every step can be looked at.</summary>
internal sealed partial class Browser(ApiClient person)
{
    /// <summary>Opens a page.</summary>
    internal async Task<Answer> OpenAsync(string url, CancellationToken ct) =>
        await person.SendAsync(HttpMethod.Get, "~" + new Uri(person.Address, url).PathAndQuery, (HttpContent?)null, ct, ("Accept-Language", "en"));

    /// <summary>Sends a page's form, its hidden fields included.</summary>
    internal async Task<Answer> SubmitAsync(Answer page, CancellationToken ct, params (string Name, string Value)[] fields)
    {
        var action = Action().Match(page.Text).Groups["at"].Value;
        var hidden = Hidden().Matches(page.Text).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)));
        var all = hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await person.SendAsync(HttpMethod.Post, "~" + action, new FormUrlEncodedContent(all), ct);
    }

    /// <summary>Goes where an application sends it, agrees if asked, and tells where it was sent back to.</summary>
    internal async Task<string> AgreeAsync(string url, CancellationToken ct)
    {
        var answer = await OpenAsync(url, ct);
        if (answer.Status == HttpStatusCode.OK)
            answer = await SubmitAsync(answer, ct, ("decision", "allow"));
        return Sent(answer);
    }

    /// <summary>Signs in to an application, which then takes its code for tokens.</summary>
    internal async Task<JsonElement> SignInAsync(RelyingParty party, string scope, CancellationToken ct)
    {
        var begun = await party.DoAsync("begin", new { scope });
        return await party.DoAsync("finish", new { url = await AgreeAsync(begun.GetProperty("url").GetString()!, ct) });
    }

    /// <summary>Where an answer sends the browser.</summary>
    internal static string Sent(Answer answer) => answer.Headers.GetValueOrDefault("Location") ?? throw new InvalidOperationException($"{(int)answer.Status}: {answer.Text}");

    /// <summary>One parameter of where an answer sends the browser.</summary>
    internal static string? Told(Answer answer, string name) => QueryHelpers.ParseQuery(new Uri(new Uri("http://here"), Sent(answer)).Query).TryGetValue(name, out var value) ? value.ToString() : null;

    [GeneratedRegex("<form method=\"post\" action=\"(?<at>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
