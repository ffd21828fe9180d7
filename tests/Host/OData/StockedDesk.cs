using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>A tenant with three conversations: the first resolved and rated, the second in somebody's hands, the third waiting. Tests only read it.</summary>
public sealed class StockedDesk(Deployment deployment) : IAsyncLifetime
{
    public Deployment Deployment => deployment;

    public TestTenant Tenant { get; private set; } = null!;

    /// <summary>Who may read everything but change nothing.</summary>
    public ApiClient Reader => Tenant.Inspector;

    public IReadOnlyList<Guid> Conversations { get; private set; } = [];

    public Guid Contact { get; private set; }

    public Guid Team { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        Tenant = await deployment.FreshTenantAsync(ct);
        // A bot that answers in its own time would change what tests count.
        await Tenant.Admin.PostAsync("/plugins/retrieval-bot/disable", new { }, ct);
        var conversations = new List<Guid>();
        for (var i = 1; i <= 3; i++)
        {
            var visitor = await Tenant.VisitorAsync(ct);
            conversations.Add((await visitor.SayAsync($"Where is giraffe {i}?", ct)).GetProperty("conversationId").GetGuid());
            await visitor.SayAsync("It was here yesterday.", ct);
            await Tenant.Admin.PatchAsync($"/contacts/{visitor.ContactId}", new { name = $"Customer {i}", email = $"customer{i}@example.com" }, ct);
            Contact = visitor.ContactId;
        }

        foreach (var conversation in conversations.Take(2))
            await Tenant.Admin.PostAsync($"/conversations/{conversation}/assign", new { memberId = Tenant.Agent.MemberId }, ct);
        await Tenant.Admin.PostAsync($"/conversations/{conversations[0]}/resolve", new { }, ct);
        await Tenant.Admin.PostAsync($"/conversations/{conversations[0]}/rate", new { score = 4, comment = "a fine giraffe" }, ct);
        Team = (await Tenant.Admin.PostAsync("/teams", new { name = "Keepers", memberIds = new[] { Tenant.Agent.MemberId } }, ct)).GetProperty("id").GetGuid();
        Conversations = conversations;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
