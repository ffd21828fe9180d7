using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest.Idempotency;

/// <summary>The doors that no verb brings carry a request that names itself out once, too.</summary>
public sealed class HandWrittenTests(Deployment deployment)
{
    private const string Question = """{"message":"Where is it?","user_id":"s-1"}""";
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chat", Question, """{"message":"Where was it?","user_id":"s-1"}""")]
    [InlineData("predict", """{"text":"Where is it?"}""", """{"text":"Where was it?"}""")]
    [InlineData("analyze", """{"text":"Where is it?"}""", """{"text":"Where was it?"}""")]
    [InlineData("batch_predict", """{"texts":["Where is it?"]}""", """{"texts":["Where was it?"]}""")]
    [InlineData("suggest", """{"ticket_id":"T-1"}""", """{"ticket_id":"T-2"}""")]
    public async Task An_AI_operation_answers_the_same_key_with_the_first_answer_and_refuses_another_body(string operation, string body, string other)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var first = await AskAsync(tenant, operation, body);
        var second = await AskAsync(tenant, operation, body);
        var different = await AskAsync(tenant, operation, other);

        ((int)first.Status).ShouldBe(operation == "suggest" ? 404 : 200, first.Text);
        first.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
        second.Headers["Idempotency-Replayed"].ShouldBe("true");
        second.Headers["Content-Type"].ShouldBe(first.Headers["Content-Type"]);
        (second.Status, second.Text).ShouldBe((first.Status, first.Text));
        (different.Status, different.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency.other-request"));
    }

    [Fact]
    public async Task A_session_remembers_a_question_once_however_often_it_was_sent()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync(tenant, "chat", Question)));
        var again = await AskAsync(tenant, "chat", Question);

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK || a.Code == "idempotency.running");
        again.Headers["Idempotency-Replayed"].ShouldBe("true");
        (await tenant.Agent.GetAsync("/ai/conversation_history/s-1", _ct)).GetProperty("total_count").GetInt32().ShouldBe(1);
        (await tenant.Agent.GetAsync("/ai/metrics", _ct)).GetProperty("total_requests").GetInt32().ShouldBeLessThan(9);
    }

    [Fact]
    public async Task A_question_that_is_still_at_work_is_not_asked_a_second_time()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await AskAsync(tenant, "chat", Question);
        await ExecuteAsync($"update desk.idempotency_keys set status = null, answer = null, leased_until = now() + interval '60 seconds' where tenant_id = '{tenant.Id}'");

        var meanwhile = await AskAsync(tenant, "chat", Question);

        (meanwhile.Status, meanwhile.Code).ShouldBe((HttpStatusCode.Conflict, "idempotency.running"));
        meanwhile.Headers["Retry-After"].ShouldBe("1");
    }

    [Fact]
    public async Task A_file_is_stored_once_though_every_try_draws_another_boundary()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var first = await UploadAsync(tenant.Admin, "/files", "picture.png");
        var second = await UploadAsync(tenant.Admin, "/files", "picture.png");
        var other = await UploadAsync(tenant.Admin, "/files", "another.png");

        first.Status.ShouldBe(HttpStatusCode.Created, first.Text);
        second.Headers["Idempotency-Replayed"].ShouldBe("true");
        second.Text.ShouldBe(first.Text);
        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "idempotency.other-request"));
        (await RowLock.CountAsync(deployment, $"select count(*) from desk.files where tenant_id = '{tenant.Id}'", _ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_visitors_key_is_the_visitors_own()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (ann, ben) = (await tenant.VisitorAsync(_ct), await tenant.VisitorAsync(_ct));

        var first = await UploadAsync(ann.Api, "/widget/files", "picture.png");
        var second = await UploadAsync(ann.Api, "/widget/files", "picture.png");
        var other = await UploadAsync(ben.Api, "/widget/files", "picture.png");

        second.Text.ShouldBe(first.Text);
        other.Status.ShouldBe(HttpStatusCode.Created, other.Text);
        other.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
    }

    private Task<Answer> AskAsync(TestTenant tenant, string operation, string body) =>
        tenant.Admin.SendAsync(HttpMethod.Post, "/ai/" + operation, JsonElement.Parse(body), _ct, ("Idempotency-Key", "k-1"));

    private async Task<Answer> UploadAsync(ApiClient client, string path, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pixel), "file", name } };
        return await client.SendAsync(HttpMethod.Post, path, form, _ct, ("Idempotency-Key", "k-1"));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = deployment.Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(_ct);
    }
}
