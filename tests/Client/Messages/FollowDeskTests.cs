using Switchboard.Client.Tests.Http;

namespace Switchboard.Client.Tests.Messages;

/// <summary>Exactly once and none lost, although ids are made before messages are stored.</summary>
public sealed class FollowDeskTests
{
    private static readonly TimeSpan Stretch = TimeSpan.FromMinutes(20);
    private readonly HurriedClock _clock = new();

    /// <summary>Far more than one page within the overlap, and hardly any.</summary>
    public static TheoryData<int, int> Plays => new() { { 1, 4000 }, { 2, 4000 }, { 3, 400 }, { 4, 20 } };

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task Every_message_comes_once_though_it_was_stored_minutes_after_its_id_was_made(int seed, int count)
    {
        var desk = new LateDesk(_clock, LateDesk.Random(seed, _clock.GetUtcNow(), Stretch, count, TimeSpan.FromMinutes(4.9)));

        var heard = await HearAsync(desk, FollowPosition.Beginning, count);

        heard.Select(m => m.Message.MessageId).ShouldBeUnique();
        heard.Count.ShouldBe(count);
    }

    [Theory]
    [MemberData(nameof(Plays))]
    public async Task A_conversation_comes_in_its_order_though_ids_overtake_each_other(int seed, int count)
    {
        var desk = new LateDesk(_clock, LateDesk.Random(seed, _clock.GetUtcNow(), Stretch, count, TimeSpan.FromSeconds(9.9)));

        var heard = await HearAsync(desk, FollowPosition.Beginning, count);

        heard.Count.ShouldBe(count);
        foreach (var conversation in heard.GroupBy(m => m.Message.ConversationId))
            conversation.Select(m => m.Message.Seq).ShouldBe(conversation.Select(m => m.Message.Seq).Order());
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task A_follower_that_is_restarted_again_and_again_goes_on_where_it_was(int seed)
    {
        const int Count = 3000;
        var random = new Random(seed);
        var desk = new LateDesk(_clock, LateDesk.Random(seed, _clock.GetUtcNow(), Stretch, Count, TimeSpan.FromMinutes(4.9)));
        var heard = new List<FollowedMessage>();
        var kept = FollowPosition.Beginning.ToString();

        while (heard.Count < Count && _clock.GetUtcNow() < desk.Lines[^1].MadeAt + TimeSpan.FromMinutes(30))
        {
            var part = await HearAsync(desk, FollowPosition.Parse(kept), Math.Min(random.Next(1, 400), Count - heard.Count));
            heard.AddRange(part);
            kept = part.Count == 0 ? kept : part[^1].Position.ToString();
        }

        heard.Select(m => m.Message.MessageId).ShouldBeUnique();
        heard.Count.ShouldBe(Count);
    }

    [Fact]
    public async Task A_server_that_is_away_for_a_while_costs_nothing_but_time()
    {
        var start = _clock.GetUtcNow();
        var desk = new LateDesk(_clock, LateDesk.Random(5, start, Stretch, 500, TimeSpan.FromMinutes(4))) { Away = (start + TimeSpan.FromMinutes(6), start + TimeSpan.FromMinutes(12)) };

        var heard = await HearAsync(desk, FollowPosition.Beginning, 500);

        heard.Select(m => m.Message.MessageId).ShouldBeUnique();
        heard.Count.ShouldBe(500);
    }

    [Fact]
    public async Task From_now_on_means_what_was_not_stored_yet()
    {
        var desk = new LateDesk(_clock, LateDesk.Random(6, _clock.GetUtcNow(), Stretch, 2000, TimeSpan.FromMinutes(4)));
        _clock.Move(TimeSpan.FromMinutes(10));
        var (before, then) = (desk.Lines.Where(l => l.StoredAt <= _clock.GetUtcNow()).Select(l => l.Id).ToHashSet(), _clock.GetUtcNow() + TimeSpan.FromSeconds(2));

        var heard = await HearAsync(desk, null, 2000 - desk.Lines.Count(l => l.StoredAt <= then));

        heard.Select(m => m.Message.MessageId).ShouldBeUnique();
        heard.ShouldAllBe(m => !before.Contains(m.Message.MessageId));
        desk.Lines.Where(l => l.StoredAt > then).Select(l => l.Id).Except(heard.Select(m => m.Message.MessageId)).Count().ShouldBeLessThan(20);
    }

    [Fact]
    public async Task A_quiet_desk_is_asked_seldom_and_a_position_stays_short()
    {
        var start = _clock.GetUtcNow();
        var desk = new LateDesk(_clock, LateDesk.Random(7, start - TimeSpan.FromHours(5), TimeSpan.FromHours(4), 5000, TimeSpan.FromSeconds(1))
            .Append(new Line(Guid.CreateVersion7(start + TimeSpan.FromHours(1)), Guid.CreateVersion7(), start + TimeSpan.FromHours(1), start + TimeSpan.FromHours(1))));

        var heard = await HearAsync(desk, FollowPosition.Beginning, 5001);

        heard.Count.ShouldBe(5001);
        desk.Requests.ShouldBeLessThan(500);
        heard[^1].Position.ToString().Length.ShouldBeLessThan(22 * 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AQ")]
    [InlineData("not a position at all")]
    public void Text_that_is_no_position_is_refused(string text)
    {
        FollowPosition.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => FollowPosition.Parse(text));
    }

    /// <summary>Gives up half an hour, by the play's clock, after the last line.</summary>
    private async Task<List<FollowedMessage>> HearAsync(LateDesk desk, FollowPosition? after, int count)
    {
        using var client = desk.Client(_clock);
        using var over = new CancellationTokenSource(desk.Lines[^1].MadeAt + TimeSpan.FromMinutes(30) - _clock.GetUtcNow(), _clock);
        var heard = new List<FollowedMessage>();
        try
        {
            await foreach (var message in client.Messages.FollowAsync(after, ct: over.Token))
            {
                heard.Add(message);
                if (heard.Count == count)
                    break;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // What was not heard by now is lost; the test counts.
        }

        return heard;
    }
}
