using System.Text.Json;
using Npgsql;
using Switchboard.Emulators.DingTalk;
using Switchboard.Emulators.Feishu;
using Switchboard.Emulators.WeCom;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels.Platforms;

/// <summary>Hosts of one database with the real connectors, and a platform for each test that asks for one.</summary>
public sealed class PlatformStage(Deployment deployment) : IAsyncLifetime
{
    private static readonly string[] Plugins = ["test-plugins/parrot", "plugins/web-chat", "plugins/dingtalk", "plugins/feishu", "plugins/wecom"];
    private readonly string _plugins = Directory.CreateTempSubdirectory("switchboard-plugins-").FullName;
    private TestDatabase? _database;
    private NpgsqlDataSource? _owner;

    public NpgsqlDataSource Owner => _owner!;

    public async ValueTask InitializeAsync()
    {
        foreach (var plugin in Plugins)
        {
            var to = Directory.CreateDirectory(Path.Combine(_plugins, Path.GetFileName(plugin))).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "artifacts", plugin)))
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        _database = await deployment.Server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(_database.Owner);
    }

    /// <summary>One more host of the same database; it reaches these platforms.</summary>
    public Task<TestHost> StartAsync(CancellationToken ct, params Uri[] platforms) => TestHost.StartAsync(
        _database!,
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Plugins:Folder"] = _plugins, ["Outbound:Allow"] = string.Join(',', platforms.Select(p => p.Authority)), ["Outbound:ConnectSeconds"] = "2" },
        ct);

    public async Task<TestTenant> TenantAsync(TestHost host, CancellationToken ct) =>
        await TestTenant.EnterAsync(host.Address, await new TenantFactory(host.Services, Owner).CreateAsync(database: null, ct), ct);

    public static Dictionary<string, string> SettingsOf(DingTalkEmulator dingTalk) => new(StringComparer.Ordinal)
    {
        ["appKey"] = dingTalk.Organisation.AppKey,
        ["appSecret"] = dingTalk.Organisation.AppSecret,
        ["receive"] = "stream",
        ["apiBaseUrl"] = dingTalk.Address.GetLeftPart(UriPartial.Authority),
        ["oapiBaseUrl"] = dingTalk.Address.GetLeftPart(UriPartial.Authority),
    };

    public static Dictionary<string, string> SettingsOf(FeishuEmulator feishu) => new(StringComparer.Ordinal)
    {
        ["appId"] = feishu.App.AppId,
        ["appSecret"] = feishu.App.AppSecret,
        ["receive"] = "longConnection",
        ["baseUrl"] = feishu.Address.GetLeftPart(UriPartial.Authority),
    };

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
            await _owner.DisposeAsync();
        Directory.Delete(_plugins, recursive: true);
    }
}

/// <summary>An inbox at an emulated platform.</summary>
public sealed record PlatformInbox(TestTenant Tenant, Guid Id)
{
    public static async Task<PlatformInbox> OpenAsync(TestTenant tenant, string channel, Dictionary<string, string> settings, CancellationToken ct)
    {
        var view = await tenant.Admin.PostAsync("/inboxes", new { name = "At the platform", channel, settings }, ct);
        return new PlatformInbox(tenant, view.GetProperty("id").GetGuid());
    }

    public Task<JsonElement> ViewAsync(CancellationToken ct) => Tenant.Admin.GetAsync($"/inboxes/{Id}", ct);

    public Task<JsonElement> ViewAsync(Func<JsonElement, bool> fits, CancellationToken ct) => Acts.UntilAsync(() => ViewAsync(ct), fits, ct);

    public Task<JsonElement> ConnectedAsync(CancellationToken ct) => ViewAsync(v => v.GetProperty("connectedAt").ValueKind == JsonValueKind.String, ct);

    public Task<List<JsonElement>> ConversationsAsync(Func<List<JsonElement>, bool> fits, CancellationToken ct) => Acts.UntilAsync(
        async () => (await Tenant.Agent.GetAsync($"/conversations?limit=100&inboxId={Id}", ct)).GetProperty("items").EnumerateArray().ToList(), fits, ct);

    /// <summary>All that was said in the first conversation, once it fits.</summary>
    public Task<List<JsonElement>> SaidAsync(Func<List<JsonElement>, bool> fits, CancellationToken ct) => Acts.UntilAsync(
        async () =>
        {
            var found = await ConversationsAsync(_ => true, ct);
            return found.Count == 0 ? [] : await Tenant.MessagesAsync(found[0].GetProperty("id").GetGuid(), ct);
        },
        fits,
        ct);
}
