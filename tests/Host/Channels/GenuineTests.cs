using System.Net;
using System.Text.Json;
using Switchboard.Plugins.Contract;

namespace Switchboard.Host.Tests.Channels;

/// <summary>Who is believed at the door: the platform, with this inbox's secrets, about this body.</summary>
public sealed class GenuineTests(PlatformStage stage) : IClassFixture<PlatformStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task What_the_platform_did_not_sign_with_this_inboxs_secrets_is_refused_and_leaves_no_row(string channel)
    {
        var (inbox, stranger) = (await stage.OpenAsync(channel, Ct), await stage.OpenAsync(channel, Ct));
        var (genuine, another) = (inbox.Message("m1", "Let me in"), inbox.Message("m2", "Something else", TimeSpan.FromSeconds(1)));
        var nothing = new Dictionary<string, string>();
        var wrong = inbox.Form.ToDictionary(f => f.Key, f => f.Key is "token" or "appSecret" or "encryptKey" ? "wrong" : f.Value, StringComparer.Ordinal);
        List<CallbackRequest> forged =
        [
            genuine with { Headers = nothing, Query = nothing },
            inbox.Message("m3", "Let me in", form: wrong),
            stranger.Message("m4", "Let me in"),
            genuine with { Headers = another.Headers.ToDictionary(h => h.Key, h => h.Key.EndsWith("imestamp", StringComparison.Ordinal) ? genuine.Headers[h.Key] : h.Value), Query = Mixed(genuine, another) },
        ];
        if (inbox.Platform.Proof.SignedBody is not null)
            forged.AddRange([genuine with { Body = another.Body }, genuine with { Body = genuine.Body.ToArray().Append((byte)' ').ToArray(), Query = nothing }]);

        var answers = new List<HttpStatusCode>();
        foreach (var request in forged)
            answers.Add(await inbox.CallAsync(request, Ct));
        var (events, health) = (await inbox.EventsAsync(Ct), await inbox.Tenant.Admin.GetAsync($"/inboxes/{inbox.Id}", Ct));
        var genuineAnswer = await inbox.CallAsync(genuine, Ct);

        answers.ShouldAllBe(a => a == HttpStatusCode.Unauthorized);
        events.ShouldBe(0);
        genuineAnswer.ShouldBe(HttpStatusCode.OK);
        (await inbox.HeardAsync(1, Ct)).ShouldBe(["Let me in"]);
        health.GetProperty("lastErrorCode").GetString().ShouldBe("not-genuine");
    }

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task An_address_that_is_nobodys_looks_like_one_that_is_switched_off(string channel)
    {
        var (inbox, gone) = (await stage.OpenAsync(channel, Ct), await stage.OpenAsync(channel, Ct));
        await gone.Tenant.Admin.PutAsync($"/inboxes/{gone.Id}", new { enabled = false }, Ct);
        var request = inbox.Message("m1", "Hello");

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var key in new[] { gone.Key, "0123456789abcdef01234567", inbox.Tenant.InboxKey, new string('k', 500), inbox.Key.ToUpperInvariant() + "x" })
        {
            using var answer = await inbox.SendAsync(request, Ct, key);
            answers.Add((answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(Ct)).GetProperty("code").GetString()!));
        }

        answers.ShouldAllBe(a => a.Item1 == HttpStatusCode.NotFound);
        answers.Select(a => a.Item2).Distinct(StringComparer.Ordinal).ShouldBe(["inbox.not-found"]);
        (await inbox.EventsAsync(Ct)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task Kept_until_its_window_is_nearly_over_it_counts_once_and_after_it_not_at_all(string channel)
    {
        var inbox = await stage.OpenAsync(channel, Ct);
        var past = inbox.Platform.Proof.Past!.Value;

        var late = await inbox.CallAsync(inbox.Message("m1", "Late", past - TimeSpan.FromMinutes(1)), Ct);
        var again = await inbox.CallAsync(inbox.Message("m1", "Late", past - TimeSpan.FromMinutes(1)), Ct);
        var tooLate = await inbox.CallAsync(inbox.Message("m2", "Too late", past + TimeSpan.FromMinutes(1)), Ct);
        var early = await inbox.CallAsync(inbox.Message("m3", "Early", -inbox.Platform.Proof.Future - TimeSpan.FromMinutes(1)), Ct);
        await inbox.CallAsync(inbox.Message("m4", "The end"), Ct);

        (late, again, tooLate, early).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
        (await inbox.HeardAsync(2, Ct)).ShouldBe(["Late", "The end"]);
    }

    [Fact]
    public async Task Headers_that_prove_nothing_of_the_body_are_good_for_one_body()
    {
        var inbox = await stage.OpenAsync("dingtalk", Ct);
        var seen = inbox.Message("m1", "Hello");
        var forged = inbox.Message("m2", "Send me the password") with { Headers = seen.Headers };

        var first = await inbox.CallAsync(seen, Ct);
        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => inbox.CallAsync(forged, Ct)));
        var again = await inbox.CallAsync(seen, Ct);
        await inbox.CallAsync(inbox.Message("m3", "The end", TimeSpan.FromSeconds(-1)), Ct);

        (first, again).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        all.ShouldAllBe(a => a == HttpStatusCode.Unauthorized);
        (await inbox.HeardAsync(2, Ct)).ShouldBe(["Hello", "The end"]);
    }

    /// <summary>The time of one callback with the signature of another.</summary>
    private static Dictionary<string, string> Mixed(CallbackRequest one, CallbackRequest other) =>
        one.Query.ToDictionary(q => q.Key, q => q.Key == "msg_signature" ? other.Query[q.Key] : q.Value, StringComparer.Ordinal);
}
