using System.Globalization;
using Switchboard.Host.Rest.Description;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>A tenant that owns one of everything an example names.</summary>
internal sealed class ExampleStock
{
    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal);

    private ExampleStock(TestTenant tenant, VisitorClient visitor, Guid conversation) => (Tenant, Visitor, Conversation) = (tenant, visitor, conversation);

    internal TestTenant Tenant { get; }

    internal VisitorClient Visitor { get; }

    internal Guid Conversation { get; }

    internal static async Task<ExampleStock> MakeAsync(TestTenant tenant, CancellationToken ct)
    {
        var (visitor, conversation) = await tenant.ConversationAsync(ct);
        var stock = new ExampleStock(tenant, visitor, conversation);
        var admin = tenant.Admin;
        var message = await admin.PostAsync($"/conversations/{conversation}/messages", new { text = "Hello", clientId = "first" }, ct);
        var team = await admin.PostAsync("/teams", new { name = "Day shift", memberIds = Array.Empty<Guid>() }, ct);
        var role = await admin.PostAsync("/roles", new { name = "Night lead", basis = "agent", permissions = new[] { "conversations:read" } }, ct);
        var application = (await admin.PostAsync("/oauth-clients", new { name = "Parcel tracker", confidential = true, grantTypes = new[] { "client-credentials" }, scopes = new[] { "conversations:read" }, role = "agent" }, ct)).GetProperty("client");
        var article = await admin.PostAsync("/articles", new { language = "en", title = "Opening hours", body = "Nine to five.", status = "published" }, ct);
        var key = await admin.PostAsync("/api-keys", new { name = "Program", role = "agent" }, ct);
        var invitation = await admin.PostAsync("/invitations", new { name = "Guest", email = stock.GuestEmail, role = "agent" }, ct);
        var client = await admin.PostAsync(
            "/oauth-clients", new { name = "Tracker", confidential = true, grantTypes = new[] { "client-credentials" }, scopes = new[] { "conversations:read" }, role = "agent" }, ct);
        var provider = await admin.PostAsync("/identity-providers", new { kind = "oidc", name = "Company", issuer = "https://login.example.com", clientId = "switchboard", clientSecret = "secret" }, ct);
        var webhook = (await admin.PostAsync("/webhooks", new { url = "https://hooks.example.com/support" }, ct)).GetProperty("webhook").GetProperty("id").GetString()!;
        await admin.PostAsync($"/webhooks/{webhook}/test", new { }, ct);
        await admin.PostAsync("/ai/predict", new { text = "Hello", session_id = "visit-7d1f6c52" }, ct);
        var audit = await admin.GetAsync("/audit-log?limit=1", ct);
        stock.Take("conversation", conversation.ToString());
        stock.Take("contact", visitor.ContactId.ToString());
        stock.Take("inbox", tenant.InboxId.ToString());
        stock.Take("member", tenant.Agent.MemberId.ToString());
        stock.Take("message", message.GetProperty("id").GetString()!);
        stock.Take("team", team.GetProperty("id").GetString()!);
        stock.Take("role", role.GetProperty("id").GetString()!);
        stock.Take("oauth-client", application.GetProperty("id").GetString()!);
        var secret = await FirstAsync(admin, "/oauth-client-secrets", "id", ct);
        stock.Take("oauth-client-secret", secret);
        stock.Take("secret", secret);
        stock.Take("article", article.GetProperty("id").GetString()!);
        stock.Take("api-key", key.GetProperty("id").GetString()!);
        stock.Take("invitation", invitation.GetProperty("id").GetString()!);
        stock.Take("oauth-client", client.GetProperty("client").GetProperty("id").GetString()!);
        stock.Take("oauth-client-secret", await FirstAsync(admin, "/oauth-client-secrets", "id", ct));
        stock.Take("identity-provider", provider.GetProperty("id").GetString()!);
        stock.Take("webhook", webhook);
        stock.Take("webhook-delivery", await FirstAsync(admin, "/webhook-deliveries", "id", ct));
        stock.Take("usage", await FirstAsync(admin, "/usage", "id", ct));
        stock.Take("audit-entry", audit.GetProperty("items")[0].GetProperty("id").GetString()!);
        var now = TimeProvider.System.GetUtcNow();
        stock._own[Examples.Ahead] = now.AddDays(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        stock._own["2026-12-23T00:00:00Z"] = now.AddDays(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        stock._own["2026-12-24T00:00:00Z"] = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        stock._own["ann@example.com"] = tenant.Agent.Email;
        stock._own["wang.li@example.com"] = $"w{tenant.Slug}@example.com";
        stock._own["correct horse battery"] = Deployment.Password;
        stock._own["wk_7d1f6c52"] = tenant.InboxKey;
        return stock;
    }

    /// <summary>An example's text with the ids, times and names of this tenant.</summary>
    internal string Own(string text)
    {
        foreach (var (documented, own) in _own)
            text = text.Replace(documented, own, StringComparison.Ordinal);
        return text;
    }

    /// <summary>What the link of somebody's letter carries, in place of the documented one.</summary>
    internal void TakeToken(string token) => _own["uS9kq3lL0b2cXw"] = token;

    internal string GuestEmail => $"guest@{Tenant.Slug}.example";

    /// <summary>Some rows follow what made them by a moment.</summary>
    internal static async Task<string> FirstAsync(ApiClient admin, string list, string key, CancellationToken ct)
    {
        while (true)
        {
            var items = (await admin.GetAsync(list, ct)).GetProperty("items");
            if (items.GetArrayLength() > 0)
                return items[0].GetProperty(key).GetString()!;
            await Task.Delay(20, ct);
        }
    }

    internal void Take(string kind, string id) => _own[ExampleId.Of(kind)] = id;
}
