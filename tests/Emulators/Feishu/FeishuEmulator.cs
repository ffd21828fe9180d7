using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Emulators.Feishu.Page;
using Switchboard.Emulators.Feishu.Platform;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.Feishu;

/// <summary>The part of Feishu's open platform that our connector speaks with, and a page on which a person plays its customers.</summary>
public sealed class FeishuEmulator : IAsyncDisposable
{
    private readonly World _world = new();
    private readonly Faults _faults = new();
    private readonly Tokens _tokens;
    private readonly LongConnections _connections;
    private readonly Pusher _pusher;
    private readonly OpenApi _api;
    private readonly WebApplication _host;
    private readonly CancellationTokenSource _over = new();
    private readonly TimeProvider _clock;

    private FeishuEmulator(FeishuApp app, TimeProvider clock, int port)
    {
        (App, _clock) = (app, clock);
        _tokens = new Tokens(app, clock);
        _connections = new LongConnections(app);
        _pusher = new Pusher(app, _connections, clock);
        _api = new OpenApi(app, _world, _tokens, _faults, clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(x =>
        {
            x.Listen(System.Net.IPAddress.Loopback, port);
            x.Limits.MaxRequestBodySize = 64 << 20;
        });
        _host = builder.Build();
        _host.UseWebSockets();
        _api.Map(_host);
        _host.MapPost("/callback/ws/endpoint", async (HttpContext context) => _faults.Take(context) ?? _connections.Find(context.Request, await OpenApi.BodyAsync(context)));
        _host.Map("/ws/v2", _connections.HoldAsync);
        _host.MapPages(new PlayedFeishu(this, _world), new FeishuConsole(this));
    }

    public FeishuApp App { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>All messages of all chats, in order.</summary>
    public IReadOnlyList<ChatMessage> Messages => [.. _world.Messages];

    public IReadOnlyList<Customer> Customers => [.. _world.Customers.Values];

    public IReadOnlyList<Chat> Chats => [.. _world.Chats.Values];

    public IReadOnlyList<Delivery> Deliveries => [.. _pusher.Deliveries];

    public int TokensIssued => _tokens.Issued;

    public int Connections => _connections.Count;

    public int Pings => _connections.Pings;

    /// <summary>Starts on a free port of this machine, or on a given one.</summary>
    public static async Task<FeishuEmulator> StartAsync(FeishuApp? app = null, TimeProvider? clock = null, int port = 0, CancellationToken ct = default)
    {
        var emulator = new FeishuEmulator(app ?? new FeishuApp(), clock ?? TimeProvider.System, port);
        await emulator._host.StartAsync(ct);
        emulator.Address = new Uri(emulator._host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _ = emulator.RetryByPlanAsync();
        return emulator;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _connections.Cut();
        await _host.StopAsync();
        await _host.DisposeAsync();
        _pusher.Dispose();
        _over.Dispose();
    }

    public Customer AddCustomer(string name) => Add(new Customer(_world.NewId("ou"), _world.NewId("on"), name));

    /// <summary>People with the same ids in every run: their conversations go on after a restart.</summary>
    public void AddPersonas()
    {
        foreach (var (key, name) in Personas.All)
            Add(new Customer("ou_" + key, "on_" + key, name));
        _world.Chats["oc_group"] = new Chat("oc_group", Group: true, "新品体验群");
    }

    private Customer Add(Customer customer)
    {
        _world.Customers[customer.OpenId] = customer;
        var chat = PrivateChat(customer);
        _world.Chats[chat] = new Chat(chat, Group: false, customer.Name);
        return customer;
    }

    public Chat AddGroup(string name, bool botInside = true)
    {
        var id = _world.NewId("oc");
        return _world.Chats[id] = new Chat(id, Group: true, name, botInside);
    }

    public static string PrivateChat(Customer customer) => "oc_p2p_" + customer.OpenId;

    /// <summary>Answers the next calls of a path with a failure instead of doing them.</summary>
    public void Fail(string path, int status, int code, string message = "emulated", int times = 1, int? reset = null) => _faults.Add(path, times, status, code, message, reset);

    public void RevokeTokens() => _tokens.Revoke();

    public void CutConnections() => _connections.Cut();

    public string Store(string type, string name, string contentType, byte[] bytes) => _api.Uploads.Store(type == "image" ? "img" : "file", type, name, contentType, bytes);

    public StoredFile? File(string key) => _world.Files.GetValueOrDefault(key);

    /// <summary>A customer writes; the application is told.</summary>
    public async Task<Delivery> SayAsync(Customer customer, string chatId, string type, JsonObject content, JsonArray? mentions = null, string? parentId = null, CancellationToken ct = default)
    {
        var message = new ChatMessage(_world.NewId("om"), chatId, false, type, Envelope.Text(content), parentId, null, _clock.GetUtcNow(), customer.OpenId);
        _world.Messages.Enqueue(message);
        return _world.Told[message.Id] = await PushAsync(Events.Message(App, customer, _world.Chats[chatId], message, mentions), ct);
    }

    public Task<Delivery> SayAsync(Customer customer, string text, CancellationToken ct = default) =>
        SayAsync(customer, PrivateChat(customer), "text", new JsonObject { ["text"] = text }, ct: ct);

    public Task<Delivery> PressAsync(Customer customer, ChatMessage card, JsonNode value, CancellationToken ct = default) =>
        PushAsync(Events.Pressed(App, customer, card.ChatId, card.Id, value, _clock.GetUtcNow()), ct);

    /// <summary>A customer takes back what they wrote.</summary>
    public Task<Delivery> RecallAsync(ChatMessage message, CancellationToken ct = default)
    {
        _world.Recalled[message.Id] = true;
        return PushAsync(Events.Recalled(App, message, _clock.GetUtcNow()), ct);
    }

    /// <summary>A customer sees what the application wrote.</summary>
    public Task<Delivery> ReadAsync(Customer customer, IReadOnlyList<ChatMessage> messages, CancellationToken ct = default)
    {
        foreach (var message in messages)
            _world.Read[message.Id] = true;
        return PushAsync(Events.Read(App, customer, messages, _clock.GetUtcNow()), ct);
    }

    public Task<Delivery> EnterAsync(Customer customer, CancellationToken ct = default) =>
        PushAsync(Events.Wrap(App, "im.chat.access_event.bot_p2p_chat_entered_v1", new JsonObject { ["chat_id"] = PrivateChat(customer), ["operator_id"] = Events.Ids(customer) }, _clock.GetUtcNow()), ct);

    /// <summary>Any event, in the platform's form.</summary>
    public Task<Delivery> PushAsync(JsonObject body, CancellationToken ct = default) => _pusher.PushAsync(body, ct);

    /// <summary>Sends once more what was already sent, delivered or not.</summary>
    public Task AgainAsync(Delivery delivery, CancellationToken ct = default) => _pusher.TryAsync(delivery, ct);

    /// <summary>Sends again what is due by the clock: after 15 s, 5 min, 1 h and 6 h.</summary>
    public Task<int> RetryDueAsync(CancellationToken ct = default) => _pusher.RetryDueAsync(ct);

    /// <summary>What the console does when somebody saves the callback address: its answer, or null when the console would refuse it.</summary>
    public async Task<bool> VerifyAddressAsync(CancellationToken ct = default)
    {
        var challenge = Guid.CreateVersion7().ToString();
        var delivery = new Delivery(Events.Challenge(App, challenge));
        await _pusher.TryAsync(delivery, ct);
        return Sends.Parse(delivery.Answer) is { } answer && Sends.Text(answer, "challenge") == challenge;
    }

    /// <summary>As the console does: an address that does not answer the challenge is not kept.</summary>
    public async Task<Told> SaveAddressAsync(string address, CancellationToken ct = default)
    {
        var before = App.CallbackUrl;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            return new Told(false, "请求地址不合法 / not an address");
        App.CallbackUrl = url;
        if (await VerifyAddressAsync(ct))
            return Told.Nothing;
        App.CallbackUrl = before;
        return new Told(false, "Challenge code 没有返回 / the challenge did not come back");
    }

    private async Task RetryByPlanAsync()
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1), _clock);
        while (!_over.IsCancellationRequested && await tick.WaitForNextTickAsync(_over.Token))
            await RetryDueAsync(_over.Token);
    }
}
