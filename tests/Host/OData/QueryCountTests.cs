using System.Collections.Concurrent;
using System.Diagnostics;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>What one request costs the database: a query a level, and only the columns asked for.</summary>
public sealed class QueryCountTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("conversations", 1)]
    [InlineData("conversations/$count", 1)]
    [InlineData("conversations?$count=true", 2)]
    [InlineData("conversations?$expand=contact", 2)]
    [InlineData("conversations?$expand=contact,inbox,assignee", 4)]
    [InlineData("conversations?$expand=messages", 2)]
    [InlineData("contacts?$expand=conversations($expand=messages)", 3)]
    [InlineData("conversations?$filter=contact/name eq 'Customer 1'", 1)]
    [InlineData("conversations?$apply=groupby((status),aggregate($count as n))", 1)]
    [InlineData("$metadata", 0)]
    [InlineData("", 0)]
    public async Task However_many_rows_a_level_is_one_query(string path, int expected)
    {
        var asked = await QueriesOfAsync(path);

        asked.Count.ShouldBe(expected, string.Join("\n\n", asked));
    }

    [Fact]
    public async Task Columns_and_tables_that_nobody_asked_for_are_not_read()
    {
        var asked = await QueriesOfAsync("conversations?$select=number,status");

        asked.Single().ShouldNotContain("last_message_text");
        asked.Single().ShouldNotContain("desk.contacts");
        asked.Single().ShouldNotContain("desk.inboxes");
    }

    [Fact]
    public async Task References_read_keys_alone()
    {
        var asked = await QueriesOfAsync("conversations/$ref");

        asked.Single().ShouldNotContain("last_message_text");
        asked.Single().ShouldNotContain("desk.contacts");
    }

    /// <summary>The statements about the desk that the host sent while it answered, known by the trace they belong to.</summary>
    private async Task<IReadOnlyList<string>> QueriesOfAsync(string path)
    {
        // The caller and the model are looked up by the first request; they are not what is counted.
        await desk.Reader.ODataAsync(path, _ct);
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
                if (activity.TraceId == trace.TraceId && text is not null && text.Contains("from desk.", StringComparison.OrdinalIgnoreCase))
                    heard.Enqueue(text);
            },
        };
        ActivitySource.AddActivityListener(listener);
        (await desk.Reader.ODataAsync(path, _ct)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        return [.. heard];
    }
}
