using System.Diagnostics;
using System.Net;
using System.Text;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>Requests that want too much are refused before they cost anything. Limits of time and memory are wide: a debug build on a shared machine runs this.</summary>
public sealed class AbuseTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private const long MostBytes = 5_000_000;
    private const int Tries = 5;
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, string>> TooMuch() =>
    [
        new("O1 six levels", "$expand=contact($expand=conversations($expand=contact($expand=conversations($expand=contact($expand=conversations)))))"),
        new("O1 levels=max", "$expand=contact($levels=max)"),
        new("O1 every relation, on and on", "$expand=*($levels=max)"),
        new("O2 5,000 or", "$filter=" + string.Join(" or ", Enumerable.Range(1, 5_000).Select(i => $"number eq {i}"))),
        new("O2 2,000 or", "$filter=" + string.Join(" or ", Enumerable.Range(1, 2_000).Select(i => $"number eq {i}"))),
        new("O2 200 lambdas within each other", "$filter=" + string.Concat(Enumerable.Range(1, 100).Select(i => $"messages/any(a{i}:a{i}/conversation/messages/any(b{i}:")) + "true" + new string(')', 200)),
        new("O2 20,000 parentheses", "$filter=" + new string('(', 20_000) + "true" + new string(')', 20_000)),
        new("O2 20,000 not", "$filter=" + string.Concat(Enumerable.Repeat("not ", 10_000)) + "true"),
        new("O2 a pattern of 10 KB", $"$filter=contains(contactName,'{new string('%', 10_000)}')"),
        new("O3 skip a billion", "$skip=1000000000"),
        new("O5 sort by many", "$orderby=" + string.Join(',', Enumerable.Repeat("number,status,contactName,createdAt", 10))),
        new("O5 unknown and hidden alike", "$select=tenantId"),
        new("O5 many columns", "$apply=aggregate(" + string.Join(',', Enumerable.Range(1, 200).Select(i => $"number with sum as n{i}")) + ")"),
        new("a literal that is no text", "$filter=contactName eq 'a%00b'"),
        new("a search of 10 KB", "$search=" + new string('a', 10_000)),
    ];

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task What_wants_too_much_is_refused_quickly(string what, string options)
    {
        await AskAsync("$top=1");

        var (answer, time, bytes) = await MeasuredAsync(() => AskAsync(options));

        ((int)answer.Status).ShouldBeOneOf([400, 413, 501], what + ": " + answer.Text);
        answer.ErrorCode().ShouldNotBeNull();
        time.ShouldBeLessThan(Most, what);
        bytes.ShouldBeLessThan(MostBytes, what);
        (await desk.Reader.ODataAsync("conversations/$count", _ct)).Text.ShouldBe("3");
    }

    [Theory]
    [InlineData("$top=1000000")]
    [InlineData("")]
    public async Task O3_a_page_has_a_hundred_rows_at_most(string options)
    {
        var tenant = await desk.Deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await FillAsync(tenant, conversation, 250);

        var (answer, time, bytes) = await MeasuredAsync(() => tenant.Admin.ODataAsync("messages?" + options, _ct));

        answer.Json.GetProperty("value").GetArrayLength().ShouldBe(100);
        answer.Json.GetProperty("@odata.nextLink").GetString().ShouldNotBeNullOrEmpty();
        bytes.ShouldBeLessThan(MostBytes);
        time.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task O4_a_batch_of_a_thousand_is_refused_as_a_whole()
    {
        var requests = Enumerable.Range(1, 1_000).Select(i => new { id = $"{i}", method = "GET", url = i == 1 ? $"conversations({desk.Conversations[0]})" : $"${i - 1}/contact", dependsOn = new[] { $"{i - 1}" } }).ToArray();
        var text = System.Text.Json.JsonSerializer.Serialize(new { requests });

        var (answer, time, bytes) = await MeasuredAsync(() => desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "$batch", new StringContent(text, Encoding.UTF8, "application/json"), _ct));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ErrorCode().ShouldBe("odata.limit");
        time.ShouldBeLessThan(Most);
        bytes.ShouldBeLessThan(MostBytes);
    }

    [Theory]
    [InlineData("{{\"requests\":[{0}]}}")]
    [InlineData("{0}")]
    public async Task O4_a_batch_nested_deep_is_refused(string pattern)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, new string('[', 100_000));

        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "$batch", new StringContent(text, Encoding.UTF8, "application/json"), _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var answer = await desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "conversations/$query", new StringContent("$filter=" + new string('a', 70_000), Encoding.UTF8, "text/plain"), _ct);

        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    /// <summary>By body, as an address so long is refused before any code of ours sees it.</summary>
    private Task<Answer> AskAsync(string options) =>
        desk.Tenant.Program().SendAsync(HttpMethod.Post, Asking.Root + "conversations/$query", new StringContent(options, Encoding.UTF8, "text/plain"), _ct);

    /// <summary>The least of a few tries: what else this process and machine do at the time counts in, and only what the request itself costs comes back every time.</summary>
    private static async Task<(Answer Answer, TimeSpan Time, long Bytes)> MeasuredAsync(Func<Task<Answer>> ask)
    {
        var (answer, time, least) = (default(Answer), TimeSpan.MaxValue, long.MaxValue);
        for (var i = 0; i < Tries; i++)
        {
            var (bytes, began) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
            answer = await ask();
            var took = Stopwatch.GetElapsedTime(began);
            (time, least) = (took < time ? took : time, Math.Min(least, GC.GetTotalAllocatedBytes() - bytes));
        }

        return (answer!, time, least);
    }

    private async Task FillAsync(TestTenant tenant, Guid conversation, int rows)
    {
        await using var command = desk.Deployment.Owner.CreateCommand("""
            insert into desk.messages (tenant_id, conversation_id, seq, id, inbox_id, author_kind, author_name, text, private, created_at)
            select tenant_id, conversation_id, 1000 + n, gen_random_uuid(), inbox_id, author_kind, author_name, 'filled ' || n, false, now()
            from desk.messages, generate_series(1, $3) n where tenant_id = $1 and conversation_id = $2 and seq = 1
            """);
        foreach (var value in (object[])[tenant.Id.Value, conversation, rows])
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(_ct);
    }
}
