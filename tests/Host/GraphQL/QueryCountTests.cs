using System.Collections.Concurrent;
using System.Diagnostics;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>What one request costs the database: a query a level, and only the columns asked for.</summary>
public sealed class QueryCountTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{ conversations { nodes { id } } }", 1)]
    [InlineData("{ conversations { totalCount } }", 1)]
    [InlineData("{ conversations { totalCount nodes { id } } }", 2)]
    [InlineData("{ conversations { nodes { contact { name } } } }", 2)]
    [InlineData("{ conversations { nodes { contact { name } inbox { name } assignee { name } } } }", 4)]
    [InlineData("{ conversations { nodes { messages(last: 2) { nodes { text } } } } }", 2)]
    public async Task However_many_rows_a_level_is_one_query(string query, int expected)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        for (var i = 0; i < 5; i++)
        {
            var (_, conversation) = await tenant.ConversationAsync(_ct);
            await tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct);
        }

        var asked = await QueriesOfAsync(tenant, query);

        asked.Count.ShouldBe(expected, string.Join("\n\n", asked));
    }

    [Fact]
    public async Task However_many_ids_are_asked_for_a_type_is_one_query()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var (_, conversation) = await tenant.ConversationAsync(_ct);
            ids.Add(Asking.GlobalId("Conversation", conversation));
        }

        ids.Insert(1, Asking.GlobalId("Member", tenant.Agent.MemberId));
        ids.Add("nonsense");

        var asked = await QueriesOfAsync(tenant, $"{{ nodes(ids: [{string.Join(", ", ids.Select(i => $"\"{i}\""))}]) {{ __typename id }} }}");

        asked.Count.ShouldBe(2, string.Join("\n\n", asked));
    }

    [Theory]
    [InlineData("{ conversations { nodes { contact { name } } } }", 1)]
    [InlineData("{ conversations { nodes { messages(last: 1) { nodes { text } } contact { name } inbox { name } } } }", 3)]
    public async Task Levels_that_follow_each_other_share_a_connection_and_fields_side_by_side_do_not(string query, int most)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.ConversationAsync(_ct);

        var entered = await StatementsOfAsync(tenant, query, "app.tenant_id");

        entered.Count.ShouldBeInRange(1, most, string.Join("\n\n", entered));
    }

    [Fact]
    public async Task Tables_that_nobody_asked_for_are_not_read()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.ConversationAsync(_ct);

        var asked = await QueriesOfAsync(tenant, "{ conversations { nodes { number lastMessageText } } }");

        asked.Single().ShouldNotContain("join", Case.Insensitive);
        asked.Single().ShouldNotContain("desk.contacts");
    }

    [Fact]
    public async Task Columns_that_nobody_asked_for_stay_in_the_database()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.ConversationAsync(_ct);

        var asked = await QueriesOfAsync(tenant, "{ conversations { nodes { id contact { name } } } }");

        asked[0].ShouldContain("contact_id");
        asked[0].ShouldNotContain("last_message_text");
        asked[1].ShouldNotContain("phone");
    }

    private Task<IReadOnlyList<string>> QueriesOfAsync(TestTenant tenant, string query) => StatementsOfAsync(tenant, query, "from desk.");

    /// <summary>The statements that the host sent while it answered, known by the trace they belong to.</summary>
    private async Task<IReadOnlyList<string>> StatementsOfAsync(TestTenant tenant, string query, string about)
    {
        // The caller, the document and the model are looked up by the first request; they are not what is counted.
        await tenant.Agent.DataAsync(query, null, _ct);
        var heard = new ConcurrentQueue<string>();
        using var trace = new Activity("counting").Start();
        using var listener = new ActivityListener
        {
            // The host's own source carries the trace over from our request.
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                var text = (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) as string;
                if (activity.TraceId == trace.TraceId && text is not null && text.Contains(about, StringComparison.OrdinalIgnoreCase))
                    heard.Enqueue(text);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await tenant.Agent.DataAsync(query, null, _ct);
        return [.. heard];
    }
}
