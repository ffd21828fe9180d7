using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Switchboard.Desk.Channels.Streams;
using Switchboard.Desk.Tests.Channels.Platforms;
using Switchboard.Emulators.DingTalk;
using Switchboard.Emulators.Feishu;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels.Streams;

/// <summary>Connections that we open to a platform, with the real connectors, emulators of their platforms, and a database.</summary>
public sealed class HeldConnectionTests(PlatformStage stage) : IClassFixture<PlatformStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_customer_says_comes_over_the_connection_and_the_inbox_shows_that_it_is_open()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        await using var host = await stage.StartAsync(Ct, dingTalk.Address);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "dingtalk", PlatformStage.SettingsOf(dingTalk), Ct);

        var view = await inbox.ConnectedAsync(Ct);
        await dingTalk.DeliverAsync(dingTalk.Speech.Text("manager4220", null, "Where is my parcel?"), Ct);
        var said = await inbox.SaidAsync(m => m.Count(x => x.Delivery() == "sent") == 1, Ct);

        view.GetProperty("streams").GetBoolean().ShouldBeTrue();
        view.Text("connectedAt").ShouldNotBeNull();
        view.Text("callbackUrl").ShouldBeNull();
        said.Select(m => (m.Author(), m.Text("text"))).ShouldBe([("contact", "Where is my parcel?"), ("bot", "Where is my parcel?")]);
    }

    [Fact]
    public async Task A_customer_of_Feishu_is_heard_over_its_long_connection()
    {
        await using var feishu = await FeishuEmulator.StartAsync(ct: Ct);
        await using var host = await stage.StartAsync(Ct, feishu.Address);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "feishu", PlatformStage.SettingsOf(feishu), Ct);
        await inbox.ConnectedAsync(Ct);

        var delivery = await feishu.SayAsync(feishu.AddCustomer("李娜"), "你好", Ct);
        var said = await inbox.SaidAsync(m => m.Count > 0, Ct);

        delivery.Delivered.ShouldBeTrue();
        said[0].Text("text").ShouldBe("你好");
    }

    [Fact]
    public async Task The_platform_is_told_that_we_have_it_only_when_it_is_stored()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        await using var host = await stage.StartAsync(Ct, dingTalk.Address);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "dingtalk", PlatformStage.SettingsOf(dingTalk), Ct);
        await inbox.ConnectedAsync(Ct);
        await using var closed = await stage.Owner.OpenConnectionAsync(Ct);
        await using var transaction = await closed.BeginTransactionAsync(Ct);
        await using (var close = new NpgsqlCommand("lock table desk.channel_events in access exclusive mode", closed, transaction))
            await close.ExecuteNonQueryAsync(Ct);

        var told = dingTalk.Stream.PushMessageAsync(dingTalk.Speech.Text("manager4220", null, "Hello"));
        var waiting = await Acts.UntilAsync(
            () => stage.Owner.ScalarAsync<long>("select count(*) from pg_locks where not granted and relation = 'desk.channel_events'::regclass and mode = 'RowExclusiveLock'", Ct), n => n > 0, Ct);
        var early = dingTalk.Stream.Heard.Any(f => (string?)f["message"] == "OK");
        await transaction.CommitAsync(Ct);
        await told;

        waiting.ShouldBeGreaterThan(0);
        early.ShouldBeFalse();
        (await inbox.SaidAsync(m => m.Count > 0, Ct))[0].Text("text").ShouldBe("Hello");
    }

    [Fact]
    public async Task A_connection_that_was_cut_comes_back_and_the_inbox_shows_why()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        await using var host = await stage.StartAsync(Ct, dingTalk.Address);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "dingtalk", PlatformStage.SettingsOf(dingTalk), Ct);
        var first = (await inbox.ConnectedAsync(Ct)).Text("connectedAt");

        dingTalk.Stream.CutAll();
        var view = await inbox.ViewAsync(v => v.Text("connectedAt") is { } again && again != first, Ct);
        await dingTalk.DeliverAsync(dingTalk.Speech.Text("manager4220", null, "Still there?"), Ct);

        dingTalk.Stream.Opened.ShouldBe(2);
        view.Text("lastErrorReason").ShouldBe("unavailable");
        (await inbox.SaidAsync(m => m.Count > 0, Ct))[0].Text("text").ShouldBe("Still there?");
    }

    [Fact]
    public async Task Of_two_hosts_one_holds_the_connection_and_the_other_goes_on_when_it_ends()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        var first = await stage.StartAsync(Ct, dingTalk.Address);
        var tenant = await stage.TenantAsync(first, Ct);
        var inbox = await PlatformInbox.OpenAsync(tenant, "dingtalk", PlatformStage.SettingsOf(dingTalk), Ct);
        await inbox.ConnectedAsync(Ct);
        await using var second = await stage.StartAsync(Ct, dingTalk.Address);

        var othersTurn = await second.Services.GetRequiredService<StreamLeases>().HoldAsync(tenant.Tenant, Ct);
        var held = dingTalk.Stream.Connections;
        await first.DisposeAsync();
        var opened = await Acts.UntilAsync(() => Task.FromResult(dingTalk.Stream.Opened), n => n == 2, Ct);

        othersTurn.ShouldBeEmpty();
        held.ShouldBe(1);
        opened.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_host_held_that_died_is_anothers_when_its_time_is_over_and_not_before()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        await using var host = await stage.StartAsync(Ct, dingTalk.Address);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "dingtalk", PlatformStage.SettingsOf(dingTalk), Ct);
        await inbox.ConnectedAsync(Ct);
        var leases = new StreamLeases(host.Services.GetRequiredService<Tenancy.Isolation.TenantConnections>(), TimeProvider.System);

        var before = await leases.HoldAsync(inbox.Tenant.Tenant, Ct);
        await stage.Owner.RunAsync("update desk.channel_inboxes set stream_until = now() - interval '1 second' where inbox_id = $1", Ct, inbox.Id);
        var after = await leases.HoldAsync(inbox.Tenant.Tenant, Ct);

        before.ShouldBeEmpty();
        after.ShouldHaveSingleItem().Value.ShouldBe(inbox.Id);
    }

    [Fact]
    public async Task New_settings_are_connected_with_at_once_wrong_ones_are_shown_and_an_inbox_that_is_switched_off_holds_nothing()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        await using var host = await stage.StartAsync(Ct, dingTalk.Address);
        var settings = PlatformStage.SettingsOf(dingTalk);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "dingtalk", settings, Ct);
        await inbox.ConnectedAsync(Ct);

        await ChangeAsync(inbox, new { settings = With(settings, "appSecret", "wrong") });
        var refused = await inbox.ViewAsync(v => v.Text("lastErrorReason") == "credentials", Ct);
        await ChangeAsync(inbox, new { settings });
        await inbox.ConnectedAsync(Ct);
        var mended = dingTalk.Stream.Opened;
        await ChangeAsync(inbox, new { enabled = false });
        var left = await Acts.UntilAsync(() => Task.FromResult(dingTalk.Stream.Connections), n => n == 0, Ct);

        refused.Text("lastErrorCode").ShouldBe("authFailed");
        refused.Text("connectedAt").ShouldBeNull();
        mended.ShouldBe(2);
        left.ShouldBe(0);
    }

    [Fact]
    public async Task An_inbox_that_goes_back_to_callbacks_shows_their_address_again()
    {
        await using var dingTalk = await DingTalkEmulator.StartAsync();
        await using var host = await stage.StartAsync(Ct, dingTalk.Address);
        var settings = PlatformStage.SettingsOf(dingTalk);
        var inbox = await PlatformInbox.OpenAsync(await stage.TenantAsync(host, Ct), "dingtalk", settings, Ct);
        await inbox.ConnectedAsync(Ct);

        await ChangeAsync(inbox, new { settings = With(settings, "receive", "webhook") });
        var left = await Acts.UntilAsync(() => Task.FromResult(dingTalk.Stream.Connections), n => n == 0, Ct);

        left.ShouldBe(0);
        (await inbox.ViewAsync(Ct)).Text("callbackUrl")!.ShouldContain("/channels/");
    }

    private static Task ChangeAsync(PlatformInbox inbox, object change) => inbox.Tenant.Admin.PutAsync($"/inboxes/{inbox.Id}", change, Ct);

    private static Dictionary<string, string> With(Dictionary<string, string> settings, string name, string value) =>
        new(settings, StringComparer.Ordinal) { [name] = value };
}
