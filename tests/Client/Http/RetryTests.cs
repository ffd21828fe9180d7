using System.Net;

namespace Switchboard.Client.Tests.Http;

/// <summary>What is tried again, how often, and after which waiting.</summary>
public sealed class RetryTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;
    private readonly HurriedClock _clock = new();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task An_answer_that_will_pass_is_asked_for_again(HttpStatusCode status)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(status), ScriptedHandler.Status(status), ScriptedHandler.Json(Answers.Team));
        using var client = handler.Client(_clock);

        var team = await client.Teams.GetAsync(Guid.CreateVersion7(), _ct);

        team.Name.ShouldBe("North");
        handler.Requests.Count.ShouldBe(3);
        _clock.Waits.Count.ShouldBe(2);
        _clock.Waits[0].ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
        _clock.Waits[1].ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_lost_connection_and_silence_are_tried_again()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Broken(), ScriptedHandler.Silence(_clock, TimeSpan.FromSeconds(30)), ScriptedHandler.Json(Answers.Team));
        using var client = handler.Client(_clock);

        var team = await client.Teams.GetAsync(Guid.CreateVersion7(), _ct);

        team.Name.ShouldBe("North");
        handler.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sat, 21 Nov 2026 09:00:11 GMT", 11)]
    [InlineData("Sat, 21 Nov 2026 08:00:00 GMT", 0)]
    public async Task The_server_says_how_long_to_wait(string retryAfter, int seconds)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.TooManyRequests, ("Retry-After", retryAfter)), ScriptedHandler.Json(Answers.Team));
        using var client = handler.Client(_clock);

        await client.Teams.GetAsync(Guid.CreateVersion7(), _ct);

        _clock.Waits.ShouldBe(seconds == 0 ? [] : [TimeSpan.FromSeconds(seconds)]);
        handler.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task More_waiting_than_the_call_has_time_for_is_not_begun()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Problem(HttpStatusCode.TooManyRequests, "calls.too-many", ("Retry-After", "600")));
        using var client = handler.Client(_clock);

        var refused = await Should.ThrowAsync<RateLimitedException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));

        refused.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        refused.Code.ShouldBe("calls.too-many");
        handler.Requests.Count.ShouldBe(1);
        _clock.Waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Attempts_come_to_an_end()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Broken());
        using var client = handler.Client(_clock, attempts: 3);

        var lost = await Should.ThrowAsync<UnavailableException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));

        lost.Status.ShouldBeNull();
        lost.Code.ShouldBe("connection.failed");
        handler.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Total_time_comes_to_an_end()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Silence(_clock, TimeSpan.FromSeconds(30)));
        using var client = handler.Client(_clock, attempts: 100);

        var late = await Should.ThrowAsync<UnavailableException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));

        late.Code.ShouldBe("connection.timeout");
        handler.Requests.Count.ShouldBeInRange(4, 6);
    }

    [Fact]
    public async Task A_post_names_itself_and_keeps_its_name_over_all_tries()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Broken(), ScriptedHandler.Status(HttpStatusCode.BadGateway), ScriptedHandler.Json(Answers.Team));
        using var client = handler.Client(_clock);

        await client.Teams.CreateAsync(new TeamInput("North", []), ct: _ct);
        await client.Teams.CreateAsync(new TeamInput("North", []), ct: _ct);

        var keys = handler.Requests.Select(r => r.Headers["Idempotency-Key"]).ToList();
        keys.Count.ShouldBe(4);
        keys[..3].Distinct().Count().ShouldBe(1);
        keys[3].ShouldNotBe(keys[0]);
        Guid.TryParse(keys[0], out _).ShouldBeTrue();
        handler.Requests[..3].Select(r => r.Body).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_and_a_question_to_the_bot_keep_their_names_too()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Broken(), ScriptedHandler.Problem(HttpStatusCode.NotFound, "some.code"), ScriptedHandler.Broken(), ScriptedHandler.Problem(HttpStatusCode.NotFound, "some.code"));
        using var client = handler.Client(_clock);

        await Should.ThrowAsync<NotFoundException>(() => client.Files.UploadAsync("picture.png", new byte[] { 1 }, ct: _ct));
        await Should.ThrowAsync<NotFoundException>(() => client.Ai.ChatAsync(new AiChatRequest("Hello"), ct: _ct));

        var keys = handler.Requests.Select(r => r.Headers["Idempotency-Key"]).ToList();
        (keys[0], keys[2]).ShouldBe((keys[1], keys[3]));
        keys[0].ShouldNotBe(keys[2]);
    }

    [Fact]
    public async Task A_name_of_the_callers_own_is_sent_instead()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Json(Answers.Team));
        using var client = handler.Client(_clock);

        await client.Teams.CreateAsync(new TeamInput("North", []), new CallOptions { IdempotencyKey = "order-17" }, _ct);

        handler.Requests[0].Headers["Idempotency-Key"].ShouldBe("order-17");
    }

    [Fact]
    public async Task A_first_try_that_is_still_at_work_is_waited_for()
    {
        var handler = new ScriptedHandler(
            ScriptedHandler.Broken(), ScriptedHandler.Problem(HttpStatusCode.Conflict, "idempotency.running", ("Retry-After", "1")), ScriptedHandler.Json(Answers.Team));
        using var client = handler.Client(_clock);

        var team = await client.Teams.CreateAsync(new TeamInput("North", []), ct: _ct);

        team.Name.ShouldBe("North");
        _clock.Waits[1].ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_patch_is_sent_once()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Status(HttpStatusCode.ServiceUnavailable));
        using var client = handler.Client(_clock);

        await Should.ThrowAsync<UnavailableException>(() => client.Contacts.ChangeAsync(Guid.CreateVersion7(), new ContactChange { Name = "Ann" }, ct: _ct));

        handler.Requests.Count.ShouldBe(1);
        handler.Requests[0].Headers.Keys.ShouldNotContain("Idempotency-Key");
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    public async Task An_answer_that_will_not_pass_is_final(HttpStatusCode status)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Problem(status, "some.code"));
        using var client = handler.Client(_clock);

        await Should.ThrowAsync<SwitchboardException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), _ct));

        handler.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_stops_waiting_hears_of_that_and_of_nothing_else()
    {
        using var stop = new CancellationTokenSource();
        var handler = new ScriptedHandler(async ct =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException("Cancelled before this.");
        });
        using var client = handler.Client(_clock);

        await Should.ThrowAsync<OperationCanceledException>(() => client.Teams.GetAsync(Guid.CreateVersion7(), stop.Token));

        handler.Requests.Count.ShouldBe(1);
    }
}
