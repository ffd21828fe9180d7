using System.Net.Http.Json;
using System.Text.Json;
using Switchboard.Desk;
using Switchboard.Desk.Outbound;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Host.Identity.SingleSignOn.Vendors;

/// <summary>Calls of the three vendors' APIs, whose answers are JSON whatever happened.</summary>
internal sealed class VendorCalls(OutboundDocuments outbound, ISecretBox secrets)
{
    internal string SecretOf(IdentityProvider provider) => ProviderSecret.Of(secrets, provider);

    internal Task<Outcome<JsonElement>> PostAsync(string address, object body, CancellationToken ct) =>
        AskAsync(address, url => new HttpRequestMessage(HttpMethod.Post, url) { Content = JsonContent.Create(body, body.GetType()) }, ct);

    internal Task<Outcome<JsonElement>> GetAsync(string address, CancellationToken ct, params (string Name, string Value)[] headers) => AskAsync(address, url =>
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }, ct);

    private async Task<Outcome<JsonElement>> AskAsync(string address, Func<Uri, HttpRequestMessage> write, CancellationToken ct)
    {
        var answer = await outbound.AskAsync(address, write, ct);
        if (!answer.Succeeded)
            return new ProviderUnreachable(answer.Refusal.Detail);
        return answer.Value.Json is { ValueKind: JsonValueKind.Object } json ? json : new ProviderUnreachable($"It answered {answer.Value.Status}, and not with JSON.");
    }
}
