using System.Text.Json;
using Switchboard.Host.Audit;
using Switchboard.Host.Identity;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Audit;

public sealed class AuditLogTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_says_who_did_what_to_what_before_and_after_from_where()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        await tenant.Admin.PatchAsync($"/members/{tenant.Agent.MemberId}", new { role = "supervisor", capacity = 9 }, Ct);

        var entry = await OneAsync(tenant, "members.change");
        entry.GetProperty("actorId").GetGuid().ShouldBe(tenant.Admin.MemberId);
        entry.GetProperty("targetId").GetGuid().ShouldBe(tenant.Agent.MemberId);
        entry.GetProperty("door").GetString().ShouldBe("rest");
        entry.GetProperty("address").GetString().ShouldBeOneOf("127.0.0.1", "::1", "::ffff:127.0.0.1");
        Changes(entry).ShouldBe(["member.capacity: 5 > 9", "member.role: agent > supervisor"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_concerns_customers_and_secrets_is_masked()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        await tenant.Admin.PostAsync("/contacts", new { name = "Zhang San", phone = "+8613800000000", email = "zhang@example.com" }, Ct);
        await tenant.Admin.PostAsync("/webhooks", new { url = "https://hooks.example.com/x" }, Ct);

        var all = (await tenant.Admin.GetAsync("/audit-log", Ct)).GetRawText();
        all.ShouldNotContain("Zhang San");
        all.ShouldNotContain("13800000000");
        all.ShouldNotContain("zhang@example.com");
        Changes(await OneAsync(tenant, "webhooks.create")).ShouldContain("webhook.secret: ? > •••");
        all.ShouldContain("contact.phone");
    }

    [Fact]
    public async Task An_api_key_is_told_by_its_prefix_and_never_by_its_secret()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var made = await tenant.Admin.PostAsync("/api-keys", new { name = "Till", role = "agent", scopes = new[] { "contacts:read" } }, Ct);

        var entry = await OneAsync(tenant, "api-keys.create");
        Changes(entry).ShouldContain($"apiKey.prefix: ? > {made.GetProperty("prefix").GetString()}");
        Changes(entry).ShouldContain("apiKey.scopes: ? > contacts:read");
        entry.GetRawText().ShouldNotContain(made.GetProperty("secret").GetString()!.Split('_')[2]);
    }

    [Fact]
    public async Task Sign_ins_are_told_also_those_that_failed()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        using var nobody = deployment.Anonymous();

        await nobody.SendAsync(HttpMethod.Post, "/session", new { email = tenant.Agent.Email, password = "not the password" }, Ct);

        (await OneAsync(tenant, "session.sign-in-failed")).GetProperty("actorId").GetGuid().ShouldBe(tenant.Agent.MemberId);
        var entered = (await tenant.Admin.GetAsync($"/audit-log?verb=session.sign-in&actorId={tenant.Agent.MemberId}", Ct)).GetProperty("items")[0];
        entered.GetProperty("detail").GetString().ShouldBe("pwd");
        entered.GetProperty("door").GetString().ShouldBe("session");
    }

    [Fact]
    public async Task Entries_are_numbered_without_gaps_however_many_are_written_at_once()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => tenant.Admin.PostAsync("/contacts", new { name = "Customer " + i }, Ct)));

        var rows = (await tenant.Admin.GetAsync("/audit-log?limit=100&sort=at", Ct)).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("seq").GetInt64()).Order().ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(24);
        rows.ShouldBe(Enumerable.Range(1, rows.Count).Select(i => (long)i));
    }

    [Fact]
    public async Task Conditional_changes_at_once_do_not_refuse_each_other_over_the_log()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => tenant.Admin.PostAsync("/contacts", new { name = "Customer " + i }, Ct)));

        var answers = await Task.WhenAll(made.Select(c => tenant.Admin.SendAsync(HttpMethod.Patch, $"/contacts/{c.GetProperty("id").GetGuid()}", new { name = "Renamed" }, Ct, ("If-Match", "*"))));

        answers.Select(a => (int)a.Status).ShouldAllBe(s => s == 200);
    }

    [Fact]
    public async Task A_time_range_finds_what_happened_in_it()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var at = (await OneAsync(tenant, "inboxes.create")).GetProperty("at").GetString()!;

        var from = await tenant.Admin.GetAsync($"/audit-log?verb=inboxes.create&from={at}", Ct);
        var until = await tenant.Admin.GetAsync($"/audit-log?verb=inboxes.create&until={at}", Ct);

        from.GetProperty("items").GetArrayLength().ShouldBe(1);
        until.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("json", "application/json")]
    public async Task The_log_is_taken_away_as_a_file_by_whoever_may_read_it_and_that_is_an_entry_too(string format, string type)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.Admin.PostAsync("/teams", new { name = "=cmd|' /C calc'!A0", memberIds = Array.Empty<Guid>() }, Ct);

        var file = await tenant.Inspector.SendAsync(HttpMethod.Get, $"/audit-log/export?format={format}&verb=teams.create", (object?)null, Ct);
        var refused = await tenant.Agent.SendAsync(HttpMethod.Get, "/audit-log/export", (object?)null, Ct);
        var unknown = await tenant.Admin.SendAsync(HttpMethod.Get, "/audit-log/export?colour=red", (object?)null, Ct);

        file.Headers["Content-Type"].ShouldStartWith(type);
        file.Headers["Cache-Control"].ShouldBe("no-store");
        file.Text.ShouldContain("teams.create");
        refused.Code.ShouldBe("permission.missing");
        unknown.Code.ShouldBe("input.invalid");
        (await OneAsync(tenant, "audit-log.export")).GetProperty("actorId").GetGuid().ShouldBe(tenant.Inspector.MemberId);
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("", "")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM", "\"'@SUM\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("＋1", "\"'＋1\"")]
    [InlineData("－1", "\"'－1\"")]
    [InlineData("＠x", "\"'＠x\"")]
    public void A_cell_is_never_a_formula(string value, string cell) => CsvCell.Of(value).ShouldBe(cell);

    [Theory]
    [InlineData("", null)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on macOS")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0", "WeChat on iOS")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("<script>alert(1)</script>", "other")]
    public void Only_the_family_of_a_program_is_kept(string agent, string? family) => CallOrigins.Family(agent).ShouldBe(family);

    /// <summary>Failures are written after their answer, so this looks again for a while.</summary>
    private static async Task<JsonElement> OneAsync(TestTenant tenant, string verb)
    {
        for (var i = 0; i < 100; i++)
        {
            var found = (await tenant.Admin.GetAsync($"/audit-log?verb={verb}", Ct)).GetProperty("items");
            if (found.GetArrayLength() > 0)
                return found[0];
            await Task.Delay(50, Ct);
        }

        throw new InvalidOperationException($"Nothing was written about {verb}.");
    }

    private static IEnumerable<string> Changes(JsonElement entry) => entry.GetProperty("changes").EnumerateArray()
        .Select(c => $"{c.GetProperty("field").GetString()}: {c.GetProperty("before").GetString() ?? "?"} > {c.GetProperty("after").GetString() ?? "?"}");
}
