using Switchboard.Desk.Tests.Assist;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Outbox;

/// <summary>What is heard of customers stands on their conversations.</summary>
public sealed class HearingTests(OwlHost host) : IClassFixture<OwlHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_tells_how_the_customer_feels_and_since_when_it_changed()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        var conversation = (await visitor.SayAsync("Hello mood=positive strength=0.5", Ct)).GetProperty("conversationId").GetGuid();
        await Acts.UntilAsync(() => tenant.ShowAsync(conversation, Ct), c => c.Text("mood") == "positive", Ct);

        await visitor.SayAsync("It broke mood=negative strength=1 angry=0.8 urgency=high", Ct);

        var heard = await Acts.UntilAsync(() => tenant.ShowAsync(conversation, Ct), c => c.Text("urgency") == "high", Ct);
        (heard.Text("mood"), heard.Text("emotion"), heard.Text("priority")).ShouldBe(("negative", "angry", "high"));
        (heard.GetProperty("moodScore").GetDouble(), heard.GetProperty("moodChange").GetDouble()).ShouldBe((-0.1, -0.6));
        var found = await tenant.Agent.GetAsync("/conversations?urgency=high&spam=false", Ct);
        found.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Urgent_words_lift_a_conversation_that_is_handed_over_and_never_lower_it()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        await tenant.Admin.PostAsync("/plugins/parrot/disable", new { }, Ct);
        var (pressing, calm) = (await tenant.VisitorAsync(Ct), await tenant.VisitorAsync(Ct));

        var lifted = (await pressing.SayAsync("My card was stolen urgency=high", Ct)).GetProperty("conversationId").GetGuid();
        var plain = (await calm.SayAsync("No hurry urgency=low", Ct)).GetProperty("conversationId").GetGuid();

        var first = await Acts.UntilAsync(() => tenant.ShowAsync(lifted, Ct), c => c.Text("status") == "open" && c.Text("priority") == "high", Ct);
        var second = await Acts.UntilAsync(() => tenant.ShowAsync(plain, Ct), c => c.Text("status") == "open" && c.Text("urgency") == "low", Ct);
        (first.Text("priority"), second.Text("priority")).ShouldBe(("high", "normal"));
        await pressing.SayAsync("Thank you urgency=low", Ct);
        var after = await Acts.UntilAsync(() => tenant.ShowAsync(lifted, Ct), c => c.Text("urgency") == "low", Ct);
        after.Text("priority").ShouldBe("high");
    }

    [Fact]
    public async Task What_looks_like_spam_is_marked_and_still_found_until_words_speak_against_it()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        var visitor = await tenant.VisitorAsync(Ct);
        var conversation = (await visitor.SayAsync("Win a prize spam=0.97", Ct)).GetProperty("conversationId").GetGuid();

        await Acts.UntilAsync(() => tenant.ShowAsync(conversation, Ct), c => c.GetProperty("spam").GetBoolean(), Ct);
        var all = await tenant.Agent.GetAsync("/conversations?view=all", Ct);
        await visitor.SayAsync("Where is my parcel? spam=0.02", Ct);
        var after = await Acts.UntilAsync(() => tenant.ShowAsync(conversation, Ct), c => !c.GetProperty("spam").GetBoolean(), Ct);

        all.GetProperty("items")[0].GetProperty("spam").GetBoolean().ShouldBeTrue();
        after.GetProperty("spam").GetBoolean().ShouldBeFalse();
    }
}
