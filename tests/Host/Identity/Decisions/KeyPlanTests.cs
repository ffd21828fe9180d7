using Switchboard.Host.Identity.OAuth.Keys;

namespace Switchboard.Host.Tests.Identity.Decisions;

/// <summary>When signing keys follow each other.</summary>
public sealed class KeyPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_key_signs_at_once() => KeyPlan.Decide([], Now)!.Value.SignsFrom.ShouldBe(Now);

    [Fact]
    public void A_key_that_still_signs_for_days_has_no_follower() => KeyPlan.Decide([KeyPlan.Starting(Now.AddDays(-28))], Now).ShouldBeNull();

    [Fact]
    public void The_next_key_is_published_a_day_before_it_signs()
    {
        var present = KeyPlan.Starting(Now.AddDays(-29));

        var next = KeyPlan.Decide([present], Now)!.Value;

        next.SignsFrom.ShouldBe(present.SignsUntil);
        KeyPlan.Decide([present, next], Now).ShouldBeNull();
    }

    [Fact]
    public void At_every_moment_of_a_year_one_key_signs_and_what_it_signed_is_still_believed()
    {
        var keys = new List<SigningTimes>();
        for (var at = Now; at < Now.AddDays(365); at += TimeSpan.FromHours(1))
        {
            if (KeyPlan.Decide(keys, at) is { } due)
                keys.Add(due);

            keys.Count(k => k.SignsAt(at)).ShouldBe(1);
            keys.Where(k => k.SignsUntil > at.AddMinutes(-10) && k.SignsFrom <= at).ShouldAllBe(k => k.PublishedUntil > at);
        }

        keys.Count.ShouldBe(13);
    }
}
