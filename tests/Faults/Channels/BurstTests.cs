using System.Net;

namespace Switchboard.Faults.Channels;

/// <summary>A platform that forgets its tokens while much is being said.</summary>
public sealed class BurstTests(ITestOutputHelper output)
{
    private const int Most = 200;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_tokens_end_in_the_middle_of_a_burst_each_message_arrives_once_and_in_order()
    {
        ChannelLine[] lines = [.. ((string[])["feishu", "dingtalk", "wecom"]).Select(c => ChannelLine.Of(c, TimeProvider.System))];
        await using var deployment = await FaultDeployment.StartAsync(_ct, FaultDeployment.Reaching(lines.Select(l => l.Wire.Allow)));
        try
        {
            foreach (var line in lines)
            {
                var inbox = await ConnectedInbox.OpenAsync(deployment.Tenant, line, deployment.Database, _ct);
                var taken = await inbox.TakenAsync(_ct);

                await BurstAsync(inbox, taken);

                await ShouldHaveArrivedAsync(inbox, taken);
            }
        }
        finally
        {
            foreach (var line in lines)
                await line.DisposeAsync();
        }
    }

    /// <summary>Tokens end twice: after a third, and after two thirds have arrived.</summary>
    private async Task BurstAsync(ConnectedInbox inbox, Dictionary<string, Guid> taken)
    {
        var each = Each(taken);
        var before = inbox.Line.Arrived.Count;
        var writing = Task.WhenAll(taken.Select(async person =>
        {
            for (var i = 0; i < each; i++)
                (await inbox.AnswerAsync(person.Value, $"{person.Key} {i}", _ct)).Status.ShouldBe(HttpStatusCode.Created);
        }));
        foreach (var third in (int[])[1, 2])
        {
            while (inbox.Line.Arrived.Count - before < each * taken.Count * third / 3)
                await Task.Delay(20, _ct);
            inbox.Line.EndTokens();
        }

        await writing;
        await inbox.SettledAsync(_ct);
    }

    private async Task ShouldHaveArrivedAsync(ConnectedInbox inbox, Dictionary<string, Guid> taken)
    {
        var arrived = inbox.Line.Arrived;
        foreach (var person in taken.Keys)
        {
            var said = arrived.Where(a => a.Person == person && a.Text.StartsWith(person + " ", StringComparison.Ordinal)).Select(a => a.Text);
            said.ShouldBe(Enumerable.Range(0, Each(taken)).Select(i => $"{person} {i}"), $"{inbox.Line.Channel}: each once, in the order of writing");
        }

        (await inbox.ShownAsync(_ct)).ShouldAllBe(m => m.State == "sent");
        output.WriteLine($"{inbox.Line.Channel}: {Each(taken) * taken.Count} messages to {taken.Count} people.");
    }

    private static int Each(Dictionary<string, Guid> taken) => Most / taken.Count;
}
