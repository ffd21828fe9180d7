using Switchboard.Registry;

namespace Switchboard.Registry.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_is_a_success_that_is_not_a_replay()
    {
        Outcome<int> outcome = 5;

        outcome.Succeeded.ShouldBeTrue();
        outcome.Value.ShouldBe(5);
        outcome.Existing.ShouldBeFalse();
    }

    [Fact]
    public void A_refusal_is_no_success_and_has_no_value()
    {
        Outcome<string> outcome = new NotFound("ticket");

        outcome.Succeeded.ShouldBeFalse();
        outcome.Value.ShouldBeNull();
        outcome.Refusal!.Code.ShouldBe("ticket.not-found");
    }

    [Fact]
    public void A_replay_is_a_success_that_says_so()
    {
        var outcome = Outcome<int>.Replayed(5);

        outcome.Succeeded.ShouldBeTrue();
        outcome.Existing.ShouldBeTrue();
    }
}
