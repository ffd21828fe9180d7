using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Ai;

/// <summary>The AI endpoints: what they say is what the tenant's analyzer, bot and articles say.</summary>
public sealed class AiTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("I am very angry, this is terrible and broken", "negative")]
    [InlineData("非常满意，谢谢", "positive")]
    [InlineData("The parcel has number 12", "neutral")]
    public async Task A_prediction_says_what_the_analyzer_says_and_what_nobody_stands_by_has_no_confidence(string text, string sentiment)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var predicted = await tenant.Program().PostAsync("/ai/predict", new { text }, _ct);

        predicted.GetProperty("sentiment").GetString().ShouldBe(sentiment);
        predicted.GetProperty("sentiment_confidence").GetDouble().ShouldBeInRange(0.34, 1);
        (predicted.GetProperty("intent_confidence").GetDouble() > 0).ShouldBe(predicted.GetProperty("intent").ValueKind == JsonValueKind.String);
        (predicted.GetProperty("quality_score") is { ValueKind: JsonValueKind.Number } score ? score.GetDouble() : 3).ShouldBeInRange(1, 5);
        predicted.GetProperty("response_time").GetDouble().ShouldBeGreaterThan(0);
        predicted.GetProperty("session_id").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_session_remembers_what_was_asked_and_another_tenant_does_not_know_it()
    {
        var (tenant, other) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        await tenant.Program().PostAsync("/ai/predict", new { text = "Where is it?", session_id = "s-1", context = new { page = "cart" } }, _ct);
        await tenant.Program().PostAsync("/ai/chat", new { message = "Hello", user_id = "s-1" }, _ct);

        var history = await tenant.Agent.GetAsync("/ai/conversation_history/s-1", _ct);
        var foreign = await other.Admin.SendAsync(HttpMethod.Get, "/ai/conversation_history/s-1", (object?)null, _ct);

        history.GetProperty("total_count").GetInt32().ShouldBe(2);
        history.GetProperty("history").EnumerateArray().Select(t => t.GetProperty("text").GetString()).ShouldBe(["Where is it?", "Hello"]);
        history.GetProperty("history")[0].GetProperty("answer").GetProperty("sentiment").GetString().ShouldBe("neutral");
        history.GetProperty("history")[1].GetProperty("reply").GetString().ShouldNotBeNullOrEmpty();
        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        foreign.Code.ShouldBe("session.not-found");
    }

    [Theory]
    [InlineData("predict", """{}""", "text")]
    [InlineData("predict", """{"text":""}""", "text")]
    [InlineData("predict", """{"text":null}""", "text")]
    [InlineData("predict", """{"text":"a","shoe_size":42}""", "shoe_size")]
    [InlineData("analyze", """{"type":"sentiment"}""", "text")]
    [InlineData("analyze", """{"text":"a","type":"weather"}""", "type")]
    [InlineData("batch_predict", """{"texts":[]}""", "texts")]
    [InlineData("batch_predict", """{"texts":["a",""]}""", "texts[1]")]
    [InlineData("chat", """{"user_id":"u"}""", "message")]
    [InlineData("suggest", """{}""", "ticket_id")]
    public async Task What_is_missing_or_wrong_is_refused_by_its_name(string operation, string body, string field)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var refused = await tenant.Program().SendAsync(HttpMethod.Post, "/ai/" + operation, JsonElement.Parse(body), _ct);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Headers["Content-Type"].ShouldStartWith("application/problem+json");
        refused.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Texts_have_a_length_and_a_batch_has_a_size()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var program = tenant.Program();

        var longest = await program.SendAsync(HttpMethod.Post, "/ai/predict", new { text = new string('a', 5000) }, _ct);
        var longer = await program.SendAsync(HttpMethod.Post, "/ai/predict", new { text = new string('a', 5001) }, _ct);
        var most = await program.SendAsync(HttpMethod.Post, "/ai/batch_predict", new { texts = Enumerable.Repeat("great", 100) }, _ct);
        var more = await program.SendAsync(HttpMethod.Post, "/ai/batch_predict", new { texts = Enumerable.Repeat("great", 101) }, _ct);

        (longest.Status, longer.Status, more.Status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        most.Required().GetProperty("total_count").GetInt32().ShouldBe(100);
        most.Json.GetProperty("results").EnumerateArray().ShouldAllBe(r => r.GetProperty("sentiment").GetString() == "positive");
    }

    [Fact]
    public async Task The_bot_answers_out_of_the_tenants_articles_and_hands_over_what_it_does_not_know()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.Admin.PostAsync("/articles", new { language = "en", title = "How do I return a pair of shoes?", body = "Return shoes within 30 days with the slip in the box.", category = "Returns", status = "published" }, _ct);

        var known = await tenant.Program().PostAsync("/ai/chat", new { message = "How do I return a pair of shoes?", user_id = "u-1" }, _ct);
        var unknown = await tenant.Program().PostAsync("/ai/chat", new { message = "What is the airspeed velocity of an unladen swallow?" }, _ct);

        known.GetProperty("reply").GetString()!.ShouldContain("30 days");
        known.GetProperty("confidence").GetDouble().ShouldBeGreaterThan(0.5);
        known.GetProperty("sources")[0].GetProperty("title").GetString().ShouldBe("How do I return a pair of shoes?");
        known.GetProperty("session_id").GetString().ShouldBe("u-1");
        unknown.GetProperty("handover").GetBoolean().ShouldBeTrue();
        unknown.GetProperty("reason").GetString().ShouldBe("not-confident");
        unknown.GetProperty("confidence").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Suggestions_are_those_that_the_agent_sees()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.Admin.PostAsync("/articles", new { language = "en", title = "Hello and welcome", body = "Hello to everybody.", category = "", status = "published" }, _ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var suggested = await tenant.Program().PostAsync("/ai/suggest", new { ticket_id = conversation, type = "article" }, _ct);
        var unknown = await tenant.Program().SendAsync(HttpMethod.Post, "/ai/suggest", new { ticket_id = "T-1000" }, _ct);

        var seen = await tenant.Agent.GetAsync($"/conversations/{conversation}/suggestions", _ct);
        suggested.GetProperty("suggestions")[0].GetProperty("article_id").GetGuid().ShouldBe(seen.GetProperty("items")[0].GetProperty("articleId").GetGuid());
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("sentiment")]
    [InlineData("intent")]
    [InlineData("quality")]
    public async Task One_judgement_is_given_or_honestly_not(string type)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var judged = await tenant.Program().PostAsync("/ai/analyze", new { text = "This is terrible", type }, _ct);

        judged.GetProperty("type").GetString().ShouldBe(type);
        (judged.GetProperty("confidence").GetDouble() > 0).ShouldBe(judged.GetProperty("result").ValueKind == JsonValueKind.String);
        judged.GetProperty("language").GetString().ShouldBe("en");
    }

    [Fact]
    public async Task A_session_remembers_no_telephone_number_and_its_answer_still_has_it()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.Admin.PostAsync("/articles", new { language = "en", title = "How do I reach you by telephone?", body = "Ring us at 13812345678.", category = "", status = "published" }, _ct);

        var answered = await tenant.Program().PostAsync("/ai/chat", new { message = "How do I reach you by telephone?", user_id = "s-1" }, _ct);
        await tenant.Program().PostAsync("/ai/predict", new { text = "Mine is 13987654321", session_id = "s-1" }, _ct);

        answered.GetProperty("reply").GetString().ShouldNotBeNull().ShouldContain("13812345678");
        var kept = (await tenant.Program().GetAsync("/ai/conversation_history/s-1", _ct)).GetRawText();
        kept.ShouldContain("*******4321");
        kept.ShouldContain("*******5678");
        kept.ShouldNotContain("138123");
        kept.ShouldNotContain("139876");
    }

    [Fact]
    public async Task Calls_are_counted_for_each_tenant_alone()
    {
        var (tenant, other) = (await deployment.FreshTenantAsync(_ct), await deployment.FreshTenantAsync(_ct));
        await tenant.Program().PostAsync("/ai/predict", new { text = "a" }, _ct);
        await tenant.Program().PostAsync("/ai/predict", new { text = "b" }, _ct);
        await tenant.Program().SendAsync(HttpMethod.Post, "/ai/predict", new { }, _ct);

        var metrics = await tenant.Program().GetAsync("/ai/metrics", _ct);
        var others = await other.Program().GetAsync("/ai/metrics", _ct);

        metrics.GetProperty("total_requests").GetInt64().ShouldBe(3);
        metrics.GetProperty("failed_requests").GetInt64().ShouldBe(1);
        metrics.GetProperty("operations").GetProperty("predict").GetProperty("requests").GetInt64().ShouldBe(3);
        metrics.GetProperty("average_response_time").GetDouble().ShouldBeGreaterThan(0);
        others.GetProperty("total_requests").GetInt64().ShouldBe(0);
        others.GetProperty("average_response_time").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_tenant_without_an_analyzer_is_told_so()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var before = await tenant.Program().GetAsync("/ai/health", _ct);
        await tenant.Admin.PostAsync("/plugins/language/disable", new { }, _ct);

        var after = await tenant.Program().GetAsync("/ai/health", _ct);
        var refused = await tenant.Program().SendAsync(HttpMethod.Post, "/ai/predict", new { text = "a" }, _ct);

        before.GetProperty("status").GetString().ShouldBe("healthy");
        after.GetProperty("status").GetString().ShouldBe("degraded");
        after.GetProperty("analyzer").GetBoolean().ShouldBeFalse();
        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Code.ShouldBe("ai.analyzer-missing");
    }

    [Fact]
    public async Task Who_may_not_read_messages_is_refused_and_nobody_is_not_let_in()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var key = await tenant.Admin.PostAsync("/api-keys", new { name = "Reports", role = "analyst" }, _ct);
        using var analyst = new ApiClient(tenant.Address, key.GetProperty("secret").GetString());
        using var nobody = deployment.Anonymous();

        var refused = await analyst.SendAsync(HttpMethod.Post, "/ai/predict", new { text = "a" }, _ct);
        var unknown = await nobody.SendAsync(HttpMethod.Get, "/ai/metrics", (object?)null, _ct);

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        unknown.Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_keeps_its_newest_turns_and_a_tenant_keeps_none_for_longer_than_a_month()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await using (var fill = deployment.Owner.CreateCommand("""
            insert into desk.ai_turns (tenant_id, id, session_id, kind, text, answer, created_at)
            select $1, uuidv7(), 'long', 'predict', 'turn ' || i, '{}'::jsonb, now() from generate_series(1, 150) i
            union all select $1, uuidv7(), 'old', 'predict', 'forgotten', '{}'::jsonb, now() - interval '31 days'
            """))
        {
            fill.Parameters.Add(new Npgsql.NpgsqlParameter { Value = tenant.Id.Value });
            await fill.ExecuteNonQueryAsync(_ct);
        }

        var old = await tenant.Program().SendAsync(HttpMethod.Get, "/ai/conversation_history/old", (object?)null, _ct);
        await tenant.Program().PostAsync("/ai/predict", new { text = "the last", session_id = "long" }, _ct);

        await using var count = deployment.Owner.CreateCommand("select count(*) filter (where session_id = 'long'), count(*) filter (where session_id = 'old') from desk.ai_turns where tenant_id = $1");
        count.Parameters.Add(new Npgsql.NpgsqlParameter { Value = tenant.Id.Value });
        await using var left = await count.ExecuteReaderAsync(_ct);
        await left.ReadAsync(_ct);
        (left.GetInt64(0), left.GetInt64(1)).ShouldBe((100, 0));
        old.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
