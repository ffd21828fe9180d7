using Switchboard.Desk.Channels;
using Switchboard.Desk.Files;
using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Tests.Channels;

public sealed class MediaDecisionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 1.2)]
    [InlineData(4, 0, 8)]
    [InlineData(30, 0, 600)]
    [InlineData(30, 1, 720)]
    public void Nobody_answering_is_tried_again_later_each_time_and_not_by_all_at_once(int tries, double jitter, double seconds)
    {
        var decision = MediaDecision.Decide(new Reached<MediaAnswer>(null, ReachFault.Broken), tries, Now, jitter);

        (decision.State, decision.Why).ShouldBe((MediaState.Fetching, null));
        (decision.NextTryAt!.Value - Now).TotalSeconds.ShouldBe(seconds, 0.001);
    }

    [Theory]
    [InlineData(0, 1, null)]
    [InlineData(0, 0, MediaTrouble.Expired)]
    [InlineData(24, null, MediaTrouble.Unavailable)]
    [InlineData(23, null, null)]
    public void What_the_platform_keeps_no_longer_or_did_not_give_for_a_day_is_not_tried(int hoursAgo, int? minutesLeft, MediaTrouble? why)
    {
        var decision = MediaDecision.Overdue(Now.AddHours(-hoursAgo), minutesLeft is { } left ? Now.AddMinutes(left) : null, Now);

        decision?.Why.ShouldBe(why);
        (decision is null).ShouldBe(why is null);
    }

    [Theory]
    [InlineData(MediaTrouble.Unavailable, true)]
    [InlineData(MediaTrouble.Address, true)]
    [InlineData(MediaTrouble.Gone, false)]
    [InlineData(MediaTrouble.Expired, false)]
    [InlineData(MediaTrouble.TooLarge, false)]
    [InlineData(MediaTrouble.WrongType, false)]
    public void Only_what_may_still_come_can_be_asked_for_again(MediaTrouble why, bool again)
    {
        var decision = MediaDecision.Decide(new Reached<MediaAnswer>(new MediaAnswer.Refused(why), ReachFault.None), 1, Now, 0);

        decision.ShouldBe(new MediaDecision(MediaState.Failed, why));
        decision.CanBeAskedAgain.ShouldBe(again);
    }

    [Theory]
    [InlineData(MediaKind.Image, "image/png", true)]
    [InlineData(MediaKind.Image, "application/pdf", false)]
    [InlineData(MediaKind.Audio, "audio/amr", true)]
    [InlineData(MediaKind.Audio, "video/mp4", true)]
    [InlineData(MediaKind.Audio, "image/png", false)]
    [InlineData(MediaKind.Video, "video/mp4", true)]
    [InlineData(MediaKind.Video, "audio/amr", false)]
    [InlineData(MediaKind.File, "image/png", true)]
    public void A_file_must_be_what_the_platform_says_it_is(MediaKind declared, string found, bool taken)
    {
        var answer = MediaAnswer.Of((found, 5), declared, "name");

        answer.ShouldBe(taken ? new MediaAnswer.Here("name", found, 5) : new MediaAnswer.Refused(MediaTrouble.WrongType));
    }

    [Fact]
    public void What_is_too_large_is_told_from_what_is_of_no_type_that_is_kept()
    {
        var (large, strange) = (MediaAnswer.Of(new FileTooLarge(), MediaKind.File, null), MediaAnswer.Of(new FileTypeNotAllowed(), MediaKind.File, null));

        large.ShouldBe(new MediaAnswer.Refused(MediaTrouble.TooLarge));
        strange.ShouldBe(new MediaAnswer.Refused(MediaTrouble.WrongType));
    }
}
