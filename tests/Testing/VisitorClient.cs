using System.Text.Json;

namespace Switchboard.Testing;

/// <summary>A customer's browser.</summary>
public sealed class VisitorClient
{
    private VisitorClient(ApiClient api, JsonElement session)
    {
        Api = api;
        Session = session;
    }

    /// <summary>The API with the visitor's token.</summary>
    public ApiClient Api { get; }

    /// <summary>What opening the session answered.</summary>
    public JsonElement Session { get; }

    public string Token => Session.GetProperty("token").GetString()!;

    public string VisitorId => Session.GetProperty("visitorId").GetString()!;

    public Guid ContactId => Session.GetProperty("contactId").GetGuid();

    /// <param name="address">Where the host answers.</param>
    /// <param name="inboxKey">The inbox's public key.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="visitorId">The id that an earlier visit was given, to come back as the same visitor.</param>
    public static async Task<VisitorClient> OpenAsync(Uri address, string inboxKey, CancellationToken ct, string? visitorId = null)
    {
        using var nobody = new ApiClient(address);
        var session = await nobody.PostAsync("/widget/sessions", visitorId is null ? new { inboxKey } : new { inboxKey, visitorId }, ct);
        return new VisitorClient(new ApiClient(address, session.GetProperty("token").GetString()), session);
    }

    /// <summary>Writes one message and returns it as stored.</summary>
    public Task<JsonElement> SayAsync(string text, CancellationToken ct, string? clientId = null) =>
        Api.PostAsync("/widget/messages", new { text, clientId = clientId ?? Guid.CreateVersion7().ToString() }, ct);

    public Task<HubSocket> ConnectAsync(CancellationToken ct) => HubSocket.ConnectVisitorAsync(Api.Address, Token, ct);
}
