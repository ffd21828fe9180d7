using System.Net;
using System.Text;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest.Idempotency;

/// <summary>A request that names itself is carried out once.</summary>
public sealed class IdempotencyTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_and_body_answer_with_the_first_answer_and_change_nothing_more()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var first = await CreateAsync(tenant.Admin, "k-1", "Ann");
        var second = await CreateAsync(tenant.Admin, "k-1", "Ann");

        first.Status.ShouldBe(HttpStatusCode.Created, first.Text);
        first.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
        second.Status.ShouldBe(HttpStatusCode.Created);
        second.Headers["Idempotency-Replayed"].ShouldBe("true");
        second.Headers["Content-Type"].ShouldBe(first.Headers["Content-Type"]);
        second.Text.ShouldBe(first.Text);
        (await tenant.Admin.GetAsync("/contacts", _ct)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await CreateAsync(tenant.Admin, "k-1", "Ann");

        var other = await CreateAsync(tenant.Admin, "k-1", "Ben");

        await ProblemAsync(other, HttpStatusCode.UnprocessableEntity, "idempotency.other-request");
    }

    [Fact]
    public async Task The_same_key_of_another_credential_is_another_request()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var admin = await CreateAsync(tenant.Admin, "k-1", "Ann");

        var program = await CreateAsync(tenant.Program(), "k-1", "Ann");

        program.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
        program.Json.GetProperty("id").GetGuid().ShouldNotBe(admin.Json.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Many_at_once_have_one_effect()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CreateAsync(tenant.Admin, "k-1", "Ann")));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created || a.Status == HttpStatusCode.Conflict);
        answers.Where(a => a.Status == HttpStatusCode.Created).Select(a => a.Text).Distinct().ShouldHaveSingleItem();
        (await tenant.Admin.GetAsync("/contacts", _ct)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task While_the_first_runs_the_same_key_is_refused_and_afterwards_answered()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var held = await RowLock.TakeAsync(deployment, conversation, _ct);
        var first = ResolveAsync(tenant, conversation, "k-1", _ct);
        await held.WaitersAsync(deployment, 1, _ct);

        var meanwhile = await ResolveAsync(tenant, conversation, "k-1", _ct);
        await held.DisposeAsync();
        var done = await first;
        var after = await ResolveAsync(tenant, conversation, "k-1", _ct);

        await ProblemAsync(meanwhile, HttpStatusCode.Conflict, "idempotency.running");
        meanwhile.Headers["Retry-After"].ShouldBe("1");
        done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        after.Text.ShouldBe(done.Text);
        after.Headers["ETag"].ShouldBe(done.Headers["ETag"]);
    }

    [Fact]
    public async Task A_lease_that_ended_is_taken_over_and_whoever_lost_it_changes_nothing()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var held = await RowLock.TakeAsync(deployment, conversation, _ct);
        var slow = ResolveAsync(tenant, conversation, "k-1", _ct);
        await held.WaitersAsync(deployment, 1, _ct);
        await EndLeasesAsync(tenant);

        var next = ResolveAsync(tenant, conversation, "k-1", _ct);
        await held.WaitersAsync(deployment, 2, _ct);
        await held.DisposeAsync();

        await ProblemAsync(await slow, HttpStatusCode.Conflict, "idempotency.lost");
        (await next).Status.ShouldBe(HttpStatusCode.OK, (await next).Text);
        (await RowLock.CountAsync(deployment, $"select count(*) from desk.audit_entries where tenant_id = '{tenant.Id}' and verb = 'conversations.resolve'", _ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_gives_up_in_the_middle_gives_the_key_back()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var held = await RowLock.TakeAsync(deployment, conversation, _ct);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(_ct);
        var first = ResolveAsync(tenant, conversation, "k-1", giveUp.Token);
        await held.WaitersAsync(deployment, 1, _ct);

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        for (var i = 0; i < 200 && await RowsAsync(tenant) > 0; i++)
            await Task.Delay(25, _ct);
        await held.DisposeAsync();
        var again = await ResolveAsync(tenant, conversation, "k-1", _ct);

        again.Status.ShouldBe(HttpStatusCode.OK, again.Text);
        again.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
    }

    [Fact]
    public async Task A_refusal_is_an_answer_too()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.Admin.PostAsync("/teams", new { name = "Night", memberIds = Array.Empty<Guid>() }, _ct);

        var first = await SendAsync(tenant.Admin, "/teams", new { name = "Night", memberIds = Array.Empty<Guid>() }, "k-1");
        var second = await SendAsync(tenant.Admin, "/teams", new { name = "Night", memberIds = Array.Empty<Guid>() }, "k-1");

        await ProblemAsync(first, HttpStatusCode.Conflict, "team.exists");
        second.Text.ShouldBe(first.Text);
        second.Headers["Idempotency-Replayed"].ShouldBe("true");
        second.Headers["Content-Type"].ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task After_a_day_a_key_is_new_again()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await CreateAsync(tenant.Admin, "k-1", "Ann");
        await ExecuteAsync($"update desk.idempotency_keys set expires_at = now() where tenant_id = '{tenant.Id}'");

        var next = await CreateAsync(tenant.Admin, "k-1", "Ben");

        next.Status.ShouldBe(HttpStatusCode.Created, next.Text);
    }

    [Fact]
    public async Task A_secret_that_is_shown_once_is_shown_again_to_the_same_request_and_does_not_lie_in_the_table()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var first = await SendAsync(tenant.Admin, "/api-keys", new { name = "Program", role = "agent" }, "k-1");
        var second = await SendAsync(tenant.Admin, "/api-keys", new { name = "Program", role = "agent" }, "k-1");

        var secret = first.Json.GetProperty("secret").GetString()!;
        second.Json.GetProperty("secret").GetString().ShouldBe(secret);
        await using var command = deployment.Owner.CreateCommand($"select answer from desk.idempotency_keys where tenant_id = '{tenant.Id}'");
        var kept = (byte[])(await command.ExecuteScalarAsync(_ct))!;
        Encoding.Latin1.GetString(kept).ShouldNotContain(secret[..10]);
        Encoding.Latin1.GetString(kept).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_message_is_written_once_though_its_writer_commits_by_itself()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var message = new { text = "Here it is", clientId = "c-1" };
        await tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct);

        var first = await SendAsync(tenant.Agent, $"/conversations/{conversation}/messages", message, "k-1");
        await ExecuteAsync($"update desk.idempotency_keys set status = null, answer = null, leased_until = now() where tenant_id = '{tenant.Id}'");
        var afterACrash = await SendAsync(tenant.Agent, $"/conversations/{conversation}/messages", message, "k-1");

        first.Status.ShouldBe(HttpStatusCode.Created, first.Text);
        afterACrash.Json.GetProperty("id").GetGuid().ShouldBe(first.Json.GetProperty("id").GetGuid());
        (await RowLock.CountAsync(deployment, $"select count(*) from desk.messages where conversation_id = '{conversation}' and author_kind = 'agent'", _ct)).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tab\there")]
    [InlineData("long")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await CreateAsync(tenant.Admin, key == "long" ? new string('k', 256) : key, "Ann");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        (await tenant.Admin.GetAsync("/contacts", _ct)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private Task<Answer> CreateAsync(ApiClient client, string key, string name) => SendAsync(client, "/contacts", new { name }, key);

    private Task<Answer> SendAsync(ApiClient client, string path, object body, string key) => client.SendAsync(HttpMethod.Post, path, body, _ct, ("Idempotency-Key", key));

    private static Task<Answer> ResolveAsync(TestTenant tenant, Guid conversation, string key, CancellationToken ct) =>
        tenant.Admin.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/resolve", new { }, ct, ("Idempotency-Key", key));

    private Task<long> RowsAsync(TestTenant tenant) => RowLock.CountAsync(deployment, $"select count(*) from desk.idempotency_keys where tenant_id = '{tenant.Id}'", _ct);

    private Task EndLeasesAsync(TestTenant tenant) => ExecuteAsync($"update desk.idempotency_keys set leased_until = now() where tenant_id = '{tenant.Id}'");

    private async Task ExecuteAsync(string sql)
    {
        await using var command = deployment.Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(_ct);
    }

    private static Task ProblemAsync(Answer answer, HttpStatusCode status, string code)
    {
        answer.Status.ShouldBe(status, answer.Text);
        answer.Code.ShouldBe(code);
        return Task.CompletedTask;
    }
}
