using System.Net;

namespace Switchboard.Host.Tests.OData;

/// <summary>Who has an answer already is told so and sent nothing.</summary>
public sealed class CachingTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("conversations")]
    [InlineData("$metadata")]
    [InlineData("")]
    public async Task An_answer_that_has_not_changed_is_not_sent_again(string path)
    {
        var first = await desk.Reader.ODataAsync(path, _ct);

        var again = await desk.Reader.ODataAsync(path, _ct, ("If-None-Match", first.Headers["ETag"]));
        var other = await desk.Reader.ODataAsync(path, _ct, ("If-None-Match", "W/\"another\""));

        again.Status.ShouldBe(HttpStatusCode.NotModified);
        again.Bytes.ShouldBeEmpty();
        again.Headers["ETag"].ShouldBe(first.Headers["ETag"]);
        other.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_row_that_changed_has_another_ETag()
    {
        var tenant = await desk.Deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var first = await tenant.Admin.ODataAsync($"conversations({conversation})", _ct);
        await tenant.Admin.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct);

        var then = await tenant.Admin.ODataAsync($"conversations({conversation})", _ct, ("If-None-Match", first.Headers["ETag"]));

        then.Status.ShouldBe(HttpStatusCode.OK);
        then.Headers["ETag"].ShouldNotBe(first.Headers["ETag"]);
    }

    [Fact]
    public async Task Answers_are_for_their_caller_alone()
    {
        var answer = await desk.Reader.ODataAsync("conversations", _ct);

        answer.Headers["Cache-Control"].ShouldContain("private");
        answer.Headers["Vary"].ShouldContain("Authorization");
    }

    [Fact]
    public async Task Large_numbers_are_text_for_readers_whose_numbers_are_doubles()
    {
        var row = await desk.Reader.ReadAsync($"conversations({desk.Conversations[0]})", _ct, ("Accept", "application/json;IEEE754Compatible=true"));

        row.GetProperty("number").GetString().ShouldBe("1");
        row.GetProperty("lastSeq").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Number);
    }
}
