using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

public abstract partial class MessagingChannelConformance
{
    private const int Times = 100;

    /// <summary>The host knows repetitions by the event's id: it must not come from a clock, a counter or chance.</summary>
    [Fact]
    public async Task A_callback_that_comes_a_hundred_times_at_once_is_the_same_event_each_time()
    {
        var request = Hello();
        var one = TextOf(Receive(request).Events);

        var all = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => Task.Run(() => Receive(request), Ct)));

        Assert.All(all, c => Assert.True(c.Genuine));
        Assert.All(all, c => Assert.Equal(one, TextOf(c.Events)));
    }

    /// <summary>A platform that repeats itself encrypts and signs anew; underneath it is the same.</summary>
    [Fact]
    public void A_message_that_is_sent_again_later_keeps_its_id_and_another_has_another()
    {
        var said = new CustomerSaid("m1", "customer1", "Hello", Noon);
        var first = Assert.Single(Receive(platform.Message(platform.Form(Ours), said)).Events);
        _clock.Now = Noon.AddSeconds(30);

        var again = Assert.Single(Receive(platform.Message(platform.Form(Ours), said)).Events);
        var other = Assert.Single(Receive(platform.Message(platform.Form(Ours), said with { MessageId = "m2", At = Noon.AddSeconds(1) })).Events);

        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, other.Id);
    }

    /// <summary>Platforms overtake themselves: what a callback means may not depend on what came before it.</summary>
    [Fact]
    public void Five_events_mean_the_same_in_each_of_their_120_orders()
    {
        var story = platform.Story(platform.Form(Ours), new CustomerSaid("m1", "customer1", "Hello", Noon));
        var alone = story.Select(r => TextOf(Receive(r).Events)).ToList();

        var orders = Orders([.. Enumerable.Range(0, story.Count)]).ToList();

        Assert.Equal(5, story.Count);
        Assert.Equal(120, orders.Count);
        Assert.All(alone, text => Assert.NotEqual("", text));
        Assert.Equal(alone.Count, alone.Distinct(StringComparer.Ordinal).Count());
        foreach (var order in orders)
            Assert.Equal(order.Select(i => alone[i]), order.Select(i => TextOf(Receive(story[i]).Events)));
    }

    /// <summary>One instance serves all tenants at once.</summary>
    [Fact]
    public async Task Two_tenants_in_turn_hear_each_their_own()
    {
        var requests = Enumerable.Range(0, 10 * Times).Select(i => (Tenant: i % 2 == 0 ? Ours : Theirs, Other: i % 2 == 0 ? Theirs : Ours, Id: $"m{i}")).ToList();
        var alone = requests.Select(r => TextOf(Receive(Hello(r.Tenant, r.Id), r.Tenant).Events)).ToList();

        var heard = await Task.WhenAll(requests.Select(r => Task.Run(() => (Own: Receive(Hello(r.Tenant, r.Id), r.Tenant), Other: Receive(Hello(r.Tenant, r.Id), r.Other)), Ct)));

        Assert.Equal(alone, heard.Select(h => TextOf(h.Own.Events)));
        Assert.All(heard, h => Assert.False(h.Other.Genuine));
        Assert.All(heard, h => Assert.Empty(h.Other.Events));
    }

    private static IEnumerable<List<int>> Orders(List<int> items) => items.Count == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(i => i != first)]).Select(rest => (List<int>)[first, .. rest]));
}
