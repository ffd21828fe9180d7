using Switchboard.Plugins.Testing;

namespace Switchboard.Host.Tests.Channels;

/// <summary>Logs are read by people who may know neither a tenant's secrets nor what customers write.</summary>
public sealed class LogTests(PlatformStage stage) : IClassFixture<PlatformStage>
{
    private const string Words = "my-card-4111-1111";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PlatformStage.Channels), MemberType = typeof(PlatformStage))]
    public async Task Neither_secrets_nor_words_nor_proofs_are_ever_logged(string channel)
    {
        var (inbox, stranger) = (await stage.OpenAsync(channel, Ct), await stage.OpenAsync(channel, Ct));
        var requests = new[] { inbox.Message("m1", $"Hello {Words}"), inbox.Message("m2", $"quote {Words}", TimeSpan.FromSeconds(1)), stranger.Message("m3", Words) };

        // Heard, thrown about by a bot that quotes it, refused, hostile; an answer that cannot be sent, and a check that fails.
        foreach (var request in requests)
            await inbox.CallAsync(request, Ct);
        foreach (var name in HostileContent.Names)
            await inbox.CallAsync(inbox.Platform.Seal(inbox.Form, HostileContent.Of(name), stage.Clock.GetUtcNow()), Ct);
        await inbox.Tenant.Admin.PostAsync($"/inboxes/{inbox.Id}/check", new { }, Ct);
        await inbox.HeardAsync(2, Ct);
        var logged = await LoggedAsync();

        logged.ShouldContain("parrot", Case.Sensitive, "Nothing of what happened was logged: this test looks at the wrong place.");
        foreach (var secret in inbox.Form.Concat(stranger.Form).Where(f => f.Key is not ("mode" or "agentId" or "appId" or "appKey" or "corpId") && !f.Key.EndsWith("aseUrl", StringComparison.Ordinal)).Select(f => f.Value))
            logged.ShouldNotContain(secret);
        foreach (var proof in requests.SelectMany(r => inbox.Platform.Proof.Headers.Select(h => r.Headers[h]).Concat(inbox.Platform.Proof.Query.Select(q => r.Query[q]))))
            logged.ShouldNotContain(proof);
        logged.ShouldNotContain(Words);
        logged.ShouldNotContain("customer1");
    }

    /// <summary>Until the bot has failed, which is the last thing to happen.</summary>
    private async Task<string> LoggedAsync()
    {
        for (var i = 0; i < 200 && !stage.Log.Lines.Any(l => l.Contains("parrot", StringComparison.Ordinal)); i++)
            await Task.Delay(100, Ct);
        return string.Join('\n', stage.Log.Lines);
    }
}
