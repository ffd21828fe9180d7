using System.Text.Json;
using Switchboard.AppHost.Demo;

namespace Switchboard.AppHost.Smoke;

/// <summary>A person at the workbench, by the calls that the workbench makes.</summary>
internal sealed class SmokeAgent : IAsyncDisposable
{
    private SmokeAgent(DemoApi api, HubSocket socket)
    {
        Api = api;
        Socket = socket;
    }

    public DemoApi Api { get; }

    public HubSocket Socket { get; }

    public static async Task<SmokeAgent> SignInAsync(string baseUrl, DemoSignIn person, CancellationToken ct)
    {
        var api = await DemoApi.SignInAsync(baseUrl, person, ct);
        return new SmokeAgent(api, await HubSocket.ConnectAsync(baseUrl, "agent", null, api.Cookies, ct));
    }

    public Task<JsonElement> SayAsync(string conversation, string text, bool isPrivate, CancellationToken ct) =>
        Socket.InvokeAsync("Send", [new { conversationId = conversation, text, clientId = Guid.CreateVersion7().ToString(), @private = isPrivate }], ct);

    public async ValueTask DisposeAsync()
    {
        await Socket.DisposeAsync();
        Api.Dispose();
    }
}
