using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>A host with the test platform's plugin, and the platform.</summary>
public sealed class ChannelStage(Deployment deployment) : IAsyncLifetime
{
    private readonly string _plugins = Directory.CreateTempSubdirectory("switchboard-plugins-").FullName;
    private TestHost? _host;
    private NpgsqlDataSource? _owner;

    public Loft Loft { get; } = Loft.Open();

    public NpgsqlDataSource Owner => _owner!;

    public IServiceProvider Services => _host!.Services;

    public async ValueTask InitializeAsync()
    {
        Lay("test-plugins", "pigeon", "pigeon", idempotent: false);
        Lay("test-plugins", "pigeon", "carrier", idempotent: true);
        Lay("test-plugins", "parrot", "parrot", idempotent: false);
        Lay("plugins", "web-chat", "web-chat", idempotent: false);
        var database = await deployment.Server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(database.Owner);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Plugins:Folder"] = _plugins, ["Outbound:Allow"] = Loft.Allow, ["Outbound:ConnectSeconds"] = "1" };
        _host = await TestHost.StartAsync(database, settings, CancellationToken.None);
    }

    /// <summary>A tenant with an inbox at the platform.</summary>
    public async Task<ChannelInboxOfTest> OpenAsync(CancellationToken ct, string channel = "pigeon")
    {
        var tenant = await TestTenant.EnterAsync(_host!.Address, await new TenantFactory(Services, Owner).CreateAsync(database: null, ct), ct);
        return await OpenAsync(tenant, ct, channel);
    }

    public async Task<ChannelInboxOfTest> OpenAsync(TestTenant tenant, CancellationToken ct, string channel = "pigeon", string? greeting = null)
    {
        var room = Loft.Of("r" + Guid.CreateVersion7().ToString("N"));
        var secret = "ring-" + Guid.CreateVersion7().ToString("N");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = room.Address, ["secret"] = secret };
        if (greeting is not null)
            settings["greeting"] = greeting;
        var inbox = await tenant.Admin.PostAsync("/inboxes", new { name = "Pigeons", channel, settings }, ct);
        return new ChannelInboxOfTest(this, tenant, room, inbox, secret);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        await Loft.DisposeAsync();
        Directory.Delete(_plugins, recursive: true);
    }

    private void Lay(string from, string plugin, string id, bool idempotent)
    {
        var to = Directory.CreateDirectory(Path.Combine(_plugins, id)).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "artifacts", from, plugin)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        if (id == plugin)
            return;
        var manifest = Path.Combine(to, "plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"\"{plugin}\"", $"\"{id}\"", StringComparison.Ordinal)
            .Replace("\"kind\"", $"\"idempotentSend\": {(idempotent ? "true" : "false")}, \"kind\"", StringComparison.Ordinal));
    }
}

/// <summary>An inbox at the test platform, from both sides.</summary>
public sealed record ChannelInboxOfTest(ChannelStage Stage, TestTenant Tenant, Loft.Room Room, JsonElement View, string Secret)
{
    private static readonly HttpClient Http = new();

    public Guid Id => View.GetProperty("id").GetGuid();

    public string Key => View.GetProperty("key").GetString()!;

    /// <summary>The platform calls back.</summary>
    public async Task<HttpStatusCode> TellAsync(CancellationToken ct, params object[] events)
    {
        using var answer = await PostAsync(Key, Secret, events, ct);
        return answer.StatusCode;
    }

    public async Task<HttpResponseMessage> PostAsync(string key, string secret, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Tenant.Address, "/channels/" + key)) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Pigeon", secret);
        return await Http.SendAsync(request, ct);
    }

    public async Task<List<JsonElement>> ConversationsAsync(CancellationToken ct) =>
        [.. (await Tenant.Agent.GetAsync($"/conversations?limit=100&inboxId={Id}", ct)).GetProperty("items").EnumerateArray()];

    /// <summary>All that was said in the only conversation, once it fits.</summary>
    public Task<List<JsonElement>> SaidAsync(Func<List<JsonElement>, bool> fits, CancellationToken ct) => Acts.UntilAsync(async () =>
    {
        var conversations = await ConversationsAsync(ct);
        return conversations.Count == 0 ? [] : await Tenant.MessagesAsync(conversations[0].GetProperty("id").GetGuid(), ct);
    }, fits, ct);

    public async Task<Guid> TakenAsync(CancellationToken ct)
    {
        var found = await Acts.UntilAsync(() => ConversationsAsync(ct), c => c.Count > 0, ct);
        var conversation = found[0].GetProperty("id").GetGuid();
        await Tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = Tenant.Agent.MemberId }, ct);
        return conversation;
    }
}

/// <summary>What the platform says, as its callbacks do.</summary>
internal static class Says
{
    private static readonly DateTimeOffset Began = TimeProvider.System.GetUtcNow();

    public static object Message(string id, string text, string person = "alice", string? union = null, string? group = null, string? name = "Alice", params object[] media) => new
    {
        kind = "message", id = "e-" + id, at = Began, messageId = id, text, media,
        thread = new { id = group ?? person, group = group is not null, title = group }, sender = new { id = person, name = person == "alice" ? name : person, unionId = union },
    };

    public static object Media(string reference, int kind = 0, string? name = null, string? recognised = null, DateTimeOffset? until = null) => new { kind, reference, name, recognised, until };

    public static object Edit(string id, string message, string text, int second) => new { kind = "edit", id, at = Began.AddSeconds(second), messageId = message, text };

    public static object Recall(string id, string message) => new { kind = "recall", id, at = Began, messageId = message };

    public static object Receipt(string id, string message, bool read) => new { kind = "receipt", id, at = Began, messageId = message, read };

    public static object Undelivered(string id, string message) => new { kind = "undelivered", id, at = Began, messageId = message, failure = new { code = "blocked", reason = 6 } };

    public static object Pressed(string id, string action, string? value = null, string person = "alice", string? group = null, string? card = null) => new
    {
        kind = "pressed", id, at = Began, action, value, messageId = card,
        thread = new { id = group ?? person, group = group is not null }, sender = new { id = person, name = person == "alice" ? "Alice" : person },
    };

    public static object Notice(string id, string what) => new { kind = "notice", id, at = Began, what };

    public static object Entered(string id, string code) => new
    {
        kind = "entered", id, at = Began, replyCode = code, thread = new { id = "alice", group = false }, sender = new { id = "alice", name = "Alice" },
    };

    public static object Announcement(string id, string token) => new { kind = "announcement", id, at = Began, source = "main", token };

    public static string Author(this JsonElement message) => message.GetProperty("author").GetProperty("kind").GetString()!;

    public static string? Delivery(this JsonElement message) => message.TryGetProperty("delivery", out var d) && d.ValueKind == JsonValueKind.Object ? d.GetProperty("state").GetString() : null;
}
