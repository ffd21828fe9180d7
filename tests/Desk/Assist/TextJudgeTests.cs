using Switchboard.Desk.Assist;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Tests.Intents;
using Switchboard.Plugins.Contract;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Assist;

public sealed class TextJudgeTests(OwlHost host) : IClassFixture<OwlHost>
{
    private static readonly IntentId Refund = IntentId.New();
    private static readonly Dictionary<IntentId, string> Names = new() { [Refund] = "Refund" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_tenants_own_model_comes_before_what_the_analyzer_knows()
    {
        var judged = TextJudge.Decide(Found("refund-status", sure: true), new IntentGuess(Refund, 0.9), Names);

        judged.Intent.ShouldBe(new NamedIntent("Refund", 0.9, Refund));
    }

    [Fact]
    public void An_intent_that_was_deleted_is_none_and_the_analyzer_is_heard_instead()
    {
        var judged = TextJudge.Decide(Found("refund-status", sure: true), new IntentGuess(IntentId.New(), 0.9), Names);

        judged.Intent.ShouldBe(new NamedIntent("refund-status", 0.7));
    }

    [Fact]
    public void What_nobody_stands_by_is_not_said() => TextJudge.Decide(Found("refund-status", sure: false), null, Names).Intent.ShouldBeNull();

    [Fact]
    public async Task A_batch_answers_in_the_order_of_its_texts()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        var texts = Enumerable.Range(0, 100).Select(i => $"Hello intent=number-{i} satisfied={1 + (i % 5)}").ToArray();

        var batch = await tenant.Program().PostAsync("/ai/batch_predict", new { texts }, Ct);

        var results = batch.GetProperty("results").EnumerateArray().ToList();
        results.Select(r => r.Text("intent")).ShouldBe(Enumerable.Range(0, 100).Select(i => $"number-{i}"));
        results.Select(r => r.GetProperty("quality_score").GetDouble()).ShouldBe(Enumerable.Range(0, 100).Select(i => 1.0 + (i % 5)));
    }

    [Fact]
    public async Task A_published_model_names_the_tenants_intent_and_leaves_the_rest_to_the_analyzer()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        await tenant.IntentsAsync(Ct);
        var model = await tenant.TrainedAsync(Ct);
        await tenant.Admin.PostAsync($"/intent-models/{model.Text("id")}/publish", new { }, Ct);

        var own = await tenant.Program().PostAsync("/ai/analyze", new { text = "Please refund my payment, I want my money back", type = "intent" }, Ct);
        var builtIn = await tenant.Program().PostAsync("/ai/analyze", new { text = "intent=greeting", type = "intent" }, Ct);

        (own.Text("result"), builtIn.Text("result")).ShouldBe(("Refund", "greeting"));
        own.GetProperty("confidence").GetDouble().ShouldBeInRange(0.34, 1);
        builtIn.GetProperty("confidence").GetDouble().ShouldBe(0.7);
    }

    private static TextAnalysis Found(string intent, bool sure) => new("en", Sentiment.Neutral, 0.5) { Intent = new IntentReading(intent, 0.7, sure) };
}
