using System.Net;

namespace Switchboard.Client.Tests.Http;

/// <summary>What a refusal becomes.</summary>
public sealed class ErrorTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, typeof(InvalidInputException))]
    [InlineData(401, typeof(UnauthorizedException))]
    [InlineData(403, typeof(ForbiddenException))]
    [InlineData(404, typeof(NotFoundException))]
    [InlineData(409, typeof(ConflictException))]
    [InlineData(412, typeof(PreconditionFailedException))]
    [InlineData(413, typeof(InvalidInputException))]
    [InlineData(422, typeof(InvalidInputException))]
    [InlineData(429, typeof(RateLimitedException))]
    [InlineData(500, typeof(SwitchboardException))]
    [InlineData(503, typeof(UnavailableException))]
    public async Task A_status_has_a_type_to_catch(int status, Type type)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Problem((HttpStatusCode)status, "some.code"));
        using var client = handler.Client(new HurriedClock(), attempts: 1);

        var refused = await Should.ThrowAsync<SwitchboardException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));

        refused.GetType().ShouldBe(type);
        ((int)refused.Status!).ShouldBe(status);
        refused.Code.ShouldBe("some.code");
        refused.Detail.ShouldBe("Told.");
        refused.TraceId.ShouldBe("abc");
    }

    [Theory]
    [InlineData("text/html", "<html><body>502 Bad Gateway</body></html>")]
    [InlineData("application/problem+json", "{ not json")]
    [InlineData("application/json", "[1, 2]")]
    [InlineData("application/problem+json", "")]
    public async Task An_answer_that_is_no_problem_of_ours_still_has_status_and_code(string type, string body)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(body, HttpStatusCode.BadGateway, type));
        using var client = handler.Client(new HurriedClock(), attempts: 1);

        var refused = await Should.ThrowAsync<UnavailableException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));

        refused.Status.ShouldBe(HttpStatusCode.BadGateway);
        refused.Code.ShouldBe("http.502");
        refused.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_success_that_is_not_the_documented_json_is_a_failure()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("<html>Please sign in</html>"));
        using var client = handler.Client(new HurriedClock());

        var refused = await Should.ThrowAsync<SwitchboardException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));

        refused.Code.ShouldBe("answer.unreadable");
        handler.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Words_and_fields_of_a_newer_server_are_no_failure()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json("""
            {"id":"0192f0c0-0000-7000-8000-000000000001","userId":"0192f0c0-0000-7000-8000-000000000002","name":"Ann","email":"a@b.c","role":"wizard","active":true,
             "capacity":5,"availability":"online","openConversations":0,"shoeSize":42}
            """));
        using var client = handler.Client(new HurriedClock());

        var member = await client.Members.GetAsync(Guid.CreateVersion7(), _ct);

        member.Role.ShouldBe(Role.Unknown);
        member.Availability.ShouldBe(Availability.Online);
    }

    [Fact]
    public async Task A_word_that_is_only_read_is_never_sent()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Answers.Team));
        using var client = handler.Client(new HurriedClock());

        await Should.ThrowAsync<ArgumentException>(() => client.Members.SetAvailabilityAsync(Guid.CreateVersion7(), Availability.Unknown, ct: _ct));

        handler.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_key_is_sent_and_shown_nowhere()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Broken());
        var options = new SwitchboardOptions { BaseAddress = new Uri("https://desk.example.com"), ApiKey = Scripted.Key, HttpMessageHandler = handler, TimeProvider = new HurriedClock() };
        using var client = new SwitchboardClient(options);

        var lost = await Should.ThrowAsync<UnavailableException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));
        var wrong = Should.Throw<ArgumentException>(() => new SwitchboardClient(new SwitchboardOptions { BaseAddress = options.BaseAddress, ApiKey = Scripted.Key + "\r\nX: y" }));

        handler.Requests[0].Headers["Authorization"].ShouldBe("Bearer " + Scripted.Key);
        string[] shown = [lost.ToString(), lost.Message, wrong.ToString(), options.ToString(), client.ToString()];
        shown.ShouldAllBe(s => !s.Contains(Scripted.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_insists_on_what_was_seen_where_the_caller_says_so()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Answers.Team, headers: ("ETag", "\"abc\"")), ScriptedHandler.Problem(HttpStatusCode.PreconditionFailed, "row.changed"));
        using var client = handler.Client(new HurriedClock());

        var seen = await client.Teams.GetTaggedAsync(Guid.CreateVersion7(), _ct);
        var refused = await Should.ThrowAsync<PreconditionFailedException>(
            () => client.Teams.ChangeAsync(seen.Value.Id, new TeamInput("South", []), new CallOptions { IfMatch = seen.ETag }, _ct));

        handler.Requests[1].Headers["If-Match"].ShouldBe("\"abc\"");
        refused.Code.ShouldBe("row.changed");
    }
}
