using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Assist;

public sealed class ServiceQualityTests(OwlHost host) : IClassFixture<OwlHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"text":"Thanks satisfied=4.5"}""", 4.5)]
    [InlineData("""{"text":"Thanks satisfied=4.5 grade=2","context":{"question":"How long?"}}""", 2.0)]
    [InlineData("""{"text":"Soon grade=4","context":{"question":"How long?","reaction":"Useless minus=2"}}""", 2.0)]
    [InlineData("""{"text":"Soon grade=4","context":{"question":"How long?","waited_seconds":3600,"turns":5,"page":"cart"}}""", 2.5)]
    [InlineData("""{"text":"Soon grade=4","context":{"question":"How long?","reaction":"Useless minus=9"}}""", 1.0)]
    public async Task An_answer_has_a_grade_and_a_customers_words_show_how_satisfied_they_are(string body, double expected)
    {
        var tenant = await host.FreshTenantAsync(Ct);

        var predicted = await tenant.Program().PostAsync("/ai/predict", JsonElement.Parse(body), Ct);

        predicted.GetProperty("quality_score").GetDouble().ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"text":"Hello"}""")]
    [InlineData("""{"text":"Hello satisfied=5","context":{"question":"How long?"}}""")]
    public async Task Where_nobody_can_tell_there_is_no_score(string body)
    {
        var tenant = await host.FreshTenantAsync(Ct);

        var predicted = await tenant.Program().PostAsync("/ai/predict", JsonElement.Parse(body), Ct);

        predicted.GetProperty("quality_score").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_follows_an_answer_in_a_session_is_what_the_customer_makes_of_it()
    {
        var tenant = await host.FreshTenantAsync(Ct);
        var answered = await tenant.Program().PostAsync("/ai/chat", new { message = "How long? grade=4", user_id = "s-1" }, Ct);

        var after = await tenant.Program().PostAsync("/ai/predict", new { text = "That is no answer minus=1.5 satisfied=1", session_id = "s-1" }, Ct);
        var later = await tenant.Program().PostAsync("/ai/predict", new { text = "And now? satisfied=2", session_id = "s-1" }, Ct);

        answered.Text("reply").ShouldBe("How long? grade=4");
        (after.GetProperty("quality_score").GetDouble(), later.GetProperty("quality_score").GetDouble()).ShouldBe((2.5, 2));
    }

    [Theory]
    [InlineData("sentiment", "negative", 0.8, 0.9)]
    [InlineData("intent", "refund-status", 0.7, null)]
    [InlineData("quality", "poor", 0.8, 1.5)]
    public async Task Each_judgement_is_answered_alone(string type, string result, double confidence, double? score)
    {
        var tenant = await host.FreshTenantAsync(Ct);

        var judged = await tenant.Program().PostAsync("/ai/analyze", new { text = "Where is it? mood=negative strength=0.9 intent=refund-status satisfied=1.5", type }, Ct);

        (judged.Text("result"), judged.GetProperty("confidence").GetDouble()).ShouldBe((result, confidence));
        (judged.GetProperty("score") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : (double?)null).ShouldBe(score);
    }

    [Theory]
    [InlineData("""{"question":""}""", "context.question")]
    [InlineData("""{"question":7}""", "context.question")]
    [InlineData("""{"waited_seconds":-1}""", "context.waited_seconds")]
    [InlineData("""{"turns":10001}""", "context.turns")]
    [InlineData("""{"language":"fr"}""", "context.language")]
    [InlineData("\"cart\"", "context")]
    public async Task A_context_that_makes_no_sense_is_refused_by_its_name(string context, string field)
    {
        var tenant = await host.FreshTenantAsync(Ct);

        var refused = await tenant.Program().SendAsync(HttpMethod.Post, "/ai/predict", JsonElement.Parse($$"""{"text":"Hello","context":{{context}}}"""), Ct);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Json.GetProperty("errors")[0].Text("field").ShouldBe(field);
    }
}
