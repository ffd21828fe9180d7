using System.Net;
using System.Text.Json;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>Platforms overtake themselves: whatever order five events come in, what people see in the end is the same.</summary>
public sealed class OrderTests(ChannelStage stage) : IClassFixture<ChannelStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_its_edit_its_recall_a_receipt_and_a_second_message_end_the_same_in_all_120_orders()
    {
        var inbox = await stage.OpenAsync(Ct);
        var orders = Orders([0, 1, 2, 3, 4]).ToList();

        // Each order is a customer of its own, who has been answered once: that answer is what the receipt is about.
        for (var i = 0; i < orders.Count; i++)
            await inbox.TellAsync(Ct, Says.Message($"h{i}", $"Hello {i}", person: $"p{i}"));
        var answered = await PatientlyAsync(() => Task.FromResult(inbox.Room.Sent), s => s.Count == orders.Count);
        var ours = answered.ToDictionary(s => s.Text("person")!, s => s.Text("id")!, StringComparer.Ordinal);
        foreach (var conversation in await EveryoneAsync(inbox, orders.Count))
            await inbox.Tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = inbox.Tenant.Agent.MemberId }, Ct);

        await Parallel.ForEachAsync(Enumerable.Range(0, orders.Count), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct }, async (i, ct) =>
        {
            object[] story =
            [
                Says.Message($"m{i}", "Frist", person: $"p{i}"), Says.Edit($"e{i}", $"m{i}", "First", 1), Says.Recall($"r{i}", $"m{i}"),
                Says.Receipt($"s{i}", ours[$"p{i}"], read: true), Says.Message($"n{i}", "Second", person: $"p{i}"),
            ];
            foreach (var at in orders[i])
                (await inbox.TellAsync(ct, story[at])).ShouldBe(HttpStatusCode.OK);
        });
        var left = await PatientlyAsync(() => LeftAsync(inbox), n => n == 0);
        var ends = new List<string>();
        foreach (var conversation in await EveryoneAsync(inbox, orders.Count))
            ends.Add(EndOf(await inbox.Tenant.MessagesAsync(conversation, Ct)));

        left.ShouldBe(0);
        orders.Count.ShouldBe(120);
        ends.Count.ShouldBe(120);
        ends.Distinct(StringComparer.Ordinal).ShouldBe(["bot|Hello|read, contact|Hello|, contact|Second|, contact||recalled"]);
    }

    /// <summary>Six hundred messages take longer than one does: waits several times as long.</summary>
    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> look, Func<T, bool> enough)
    {
        var seen = await Acts.UntilAsync(look, enough, Ct);
        for (var i = 0; i < 5 && !enough(seen); i++)
            seen = await Acts.UntilAsync(look, enough, Ct);
        return seen;
    }

    private Task<long> LeftAsync(ChannelInboxOfTest inbox) =>
        stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_events where inbox_id = $1 and state <> 'done'", Ct, inbox.Id);

    private async Task<List<Guid>> EveryoneAsync(ChannelInboxOfTest inbox, int count)
    {
        var all = new List<Guid>();
        for (var after = ""; all.Count < count;)
        {
            var page = await inbox.Tenant.Agent.GetAsync($"/conversations?limit=100&inboxId={inbox.Id}{after}", Ct);
            all.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
            if (page.Text("nextCursor") is not { } cursor)
                break;
            after = "&after=" + Uri.EscapeDataString(cursor);
        }

        return all;
    }

    private static string EndOf(IEnumerable<JsonElement> messages) => string.Join(", ", messages
        .Where(m => m.Author() is "contact" or "bot")
        .Select(m => $"{m.Author()}|{m.Text("text")!.Split(' ')[0]}|{(m.Text("status") == "recalled" ? "recalled" : m.Delivery() == "read" ? "read" : "")}")
        .Order(StringComparer.Ordinal));

    private static IEnumerable<List<int>> Orders(List<int> items) => items.Count == 0
        ? [[]]
        : items.SelectMany(first => Orders([.. items.Where(i => i != first)]).Select(rest => (List<int>)[first, .. rest]));
}
