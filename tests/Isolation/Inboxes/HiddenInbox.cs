using System.Text.Json;
using Switchboard.Isolation.Operations;
using Switchboard.Testing;

namespace Switchboard.Isolation.Inboxes;

/// <summary>
/// A tenant with an inbox that is open and one that is somebody else's, and a caller who may do everything but see every inbox: whatever
/// that one does not find is hidden by the inbox alone.
/// </summary>
public sealed class HiddenInbox(Deployment deployment) : IAsyncLifetime
{
    private readonly Dictionary<string, Guid> _hidden = new(StringComparer.Ordinal);

    public Deployment Deployment => deployment;

    /// <summary>The tenant with one of everything, none of it hidden.</summary>
    public Belongings Open { get; private set; } = null!;

    public TestTenant Tenant => Open.Tenant;

    /// <summary>The words that stand in the hidden inbox and nowhere else.</summary>
    public string Word => "quagga" + Tenant.Slug;

    public VisitorClient Visitor { get; private set; } = null!;

    public ApiClient Limited { get; private set; } = null!;

    /// <summary>The ids of what lies in the hidden inbox, by their kind.</summary>
    public IReadOnlyDictionary<string, Guid> Hidden => _hidden;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Open = await Belongings.StockAsync(deployment, await deployment.FreshTenantAsync(ct), ct);
        var admin = Tenant.Admin;
        var inbox = await admin.PostAsync("/inboxes", new { name = "Complaints " + Word, channel = "web-chat" }, ct);
        _hidden["inbox"] = inbox.GetProperty("id").GetGuid();
        await admin.PutAsync($"/inboxes/{_hidden["inbox"]}/access", new { memberIds = new[] { Tenant.Supervisor.MemberId }, teamIds = Array.Empty<Guid>() }, ct);
        Visitor = await VisitorClient.OpenAsync(deployment.Address, inbox.GetProperty("key").GetString()!, ct);
        _hidden["conversation"] = (await Visitor.SayAsync($"I want my {Word} back", ct)).GetProperty("conversationId").GetGuid();
        await admin.PostAsync($"/conversations/{_hidden["conversation"]}/assign", new { memberId = admin.MemberId }, ct);
        _hidden["message"] = Id(await admin.PostAsync($"/conversations/{_hidden["conversation"]}/messages", new { text = $"Which {Word}?", clientId = "hidden" }, ct));
        await admin.PostAsync($"/conversations/{_hidden["conversation"]}/correct-intent", new { intentId = Open.Id("intent") }, ct);
        _hidden["intent-correction"] = Id((await admin.GetAsync($"/intent-corrections?conversationId={_hidden["conversation"]}", ct)).GetProperty("items")[0]);

        var rated = await VisitorClient.OpenAsync(deployment.Address, inbox.GetProperty("key").GetString()!, ct);
        _hidden["satisfaction-rating"] = (await rated.SayAsync("Hello", ct)).GetProperty("conversationId").GetGuid();
        await admin.PostAsync($"/conversations/{_hidden["satisfaction-rating"]}/resolve", new { }, ct);
        await admin.PostAsync($"/conversations/{_hidden["satisfaction-rating"]}/rate", new { score = 1, comment = "Bad " + Word }, ct);
        Limited = await JoinAsync("All but inboxes", ct, [.. OperationMatrix.Registry.Permissions.Except(["inboxes:all", "webhooks:manage", "audit:read"])]);
    }

    /// <summary>Somebody new with these permissions, signed in.</summary>
    internal async Task<ApiClient> JoinAsync(string role, CancellationToken ct, params string[] permissions)
    {
        var made = await Tenant.Admin.PostAsync("/roles", new { name = role, basis = "agent", permissions }, ct);
        var email = $"{Guid.CreateVersion7():N}@{Tenant.Slug}.example";
        await Tenant.Admin.PostAsync("/members", new { name = role, email, role = "agent", customRoleId = Id(made), password = Deployment.Password }, ct);
        return await ApiClient.SignInAsync(deployment.Address, email, Deployment.Password, ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Guid Id(JsonElement made) => made.GetProperty("id").GetGuid();
}
