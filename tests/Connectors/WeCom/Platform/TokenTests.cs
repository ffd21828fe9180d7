using Switchboard.Emulators.WeCom;
using Switchboard.Plugins.Contract;

namespace Switchboard.WeCom.Tests.Platform;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly MovingClock _clock = new();
    private readonly WeComDesk _desk;

    public TokenTests() => _desk = new WeComDesk(new EmulatedAccount { Clock = _clock, MemberPerMinute = 1_000 }, "application");

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_token_that_ends_in_the_middle_of_200_messages_is_fetched_once_and_nothing_is_lost()
    {
        await _desk.SendAsync(_desk.Message("lisi", "first"));
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = 0;

        var burst = Enumerable.Range(0, 200).Select(async i =>
        {
            // Half of them start before the token ends, half after; many are on their way at that moment.
            if (i >= 100)
                await half.Task;
            var result = await _desk.SendAsync(_desk.Message("zhangsan", $"message {i}"));
            if (Interlocked.Increment(ref done) == 50)
            {
                _desk.Platform.Tokens.Invalidate();
                half.SetResult();
            }

            return result;
        });
        var results = await Task.WhenAll(burst);

        results.ShouldAllBe(r => r is SendResult.Sent);
        _desk.Platform.Application.Log.Lines.Where(l => l.Person == "zhangsan").Select(l => l.Text).Order().ShouldBe(Enumerable.Range(0, 200).Select(i => $"message {i}").Order());
        _desk.Platform.Tokens.Asked.ShouldBe(2);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    [InlineData(41001)]
    public async Task A_token_that_is_not_taken_is_replaced_and_the_message_sent_once(int code)
    {
        await _desk.SendAsync(_desk.Message("lisi", "first"));
        _desk.Platform.Tokens.Invalidate();
        _desk.Platform.Faults.Answer("message/send", code);

        (await _desk.SendAsync(_desk.Message("zhangsan", "hello"))).ShouldBeOfType<SendResult.Sent>();

        _desk.Platform.Application.Log.Lines.Count(l => l.Text == "hello").ShouldBe(1);
        _desk.Platform.Tokens.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_token_that_is_not_taken_either_ends_the_try()
    {
        _desk.Platform.Faults.Answer("message/send", 40014, times: 2);

        var later = (await _desk.SendAsync(_desk.Message("zhangsan", "hello"))).ShouldBeOfType<SendResult.Later>();

        later.Failure.Reason.ShouldBe(FailureReason.Credentials);
    }

    [Fact]
    public async Task A_token_is_kept_as_long_as_the_platform_says()
    {
        await _desk.SendAsync(_desk.Message("zhangsan", "one"));
        _clock.Move(TimeSpan.FromMinutes(119));
        await _desk.SendAsync(_desk.Message("zhangsan", "two"));
        _desk.Platform.Tokens.Asked.ShouldBe(1);

        _clock.Move(TimeSpan.FromMinutes(1));
        (await _desk.SendAsync(_desk.Message("zhangsan", "three"))).ShouldBeOfType<SendResult.Sent>();

        _desk.Platform.Tokens.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_is_opened_again_for_the_second_try()
    {
        await _desk.SendAsync(_desk.Message("lisi", "first"));
        _desk.Platform.Tokens.Invalidate();

        (await _desk.SendAsync(_desk.Message("zhangsan", "") with { Files = [WeComDesk.File("a.pdf", "application/pdf", 5000)] })).ShouldBeOfType<SendResult.Sent>();

        _desk.Platform.Media.Find(_desk.Platform.Application.Log.Lines[^1].MediaId!)!.Content.Length.ShouldBe(5000);
    }
}
