using Switchboard.Tenancy;

namespace Switchboard.Testing;

/// <summary>A tenant of one test's own.</summary>
public sealed class TestTenant
{
    private TestTenant(Tenant tenant, Uri address)
    {
        Tenant = tenant;
        Address = address;
    }

    public Tenant Tenant { get; }

    public TenantId Id => Tenant.Id;

    public string Slug => Tenant.Slug;

    public Uri Address { get; }

    public required ApiClient Admin { get; init; }

    public required ApiClient Supervisor { get; init; }

    public required ApiClient Agent { get; init; }

    public required ApiClient Inspector { get; init; }

    /// <summary>The text of an API key with an administrator's rights.</summary>
    public required string ApiKey { get; init; }

    public Guid InboxId { get; private set; }

    public string InboxKey { get; private set; } = "";

    /// <summary>A program that signs in with <see cref="ApiKey"/>.</summary>
    public ApiClient Program() => new(Address, ApiKey);

    /// <summary>A new browser at the tenant's inbox.</summary>
    public Task<VisitorClient> VisitorAsync(CancellationToken ct) => VisitorClient.OpenAsync(Address, InboxKey, ct);

    /// <summary>A conversation that a new visitor has begun, and who that is.</summary>
    public async Task<(VisitorClient Visitor, Guid Conversation)> ConversationAsync(CancellationToken ct)
    {
        var visitor = await VisitorAsync(ct);
        return (visitor, (await visitor.SayAsync("Hello", ct)).GetProperty("conversationId").GetGuid());
    }

    internal static async Task<TestTenant> EnterAsync(Uri address, MadeTenant made, CancellationToken ct)
    {
        async Task<ApiClient> As(string role) => await ApiClient.SignInAsync(address, made.People[role].Email, TenantFactory.Password, ct);
        var tenant = new TestTenant(made.Tenant, address)
        {
            Admin = await As("admin"),
            Supervisor = await As("supervisor"),
            Agent = await As("agent"),
            Inspector = await As("inspector"),
            ApiKey = made.ApiKey,
        };
        var inbox = await tenant.Admin.PostAsync("/inboxes", new { name = "Web", channel = "web-chat" }, ct);
        tenant.InboxId = inbox.GetProperty("id").GetGuid();
        tenant.InboxKey = inbox.GetProperty("key").GetString()!;
        return tenant;
    }
}
