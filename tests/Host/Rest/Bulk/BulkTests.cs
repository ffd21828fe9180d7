using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest.Bulk;

/// <summary>Many verbs in one call, each for itself.</summary>
public sealed class BulkTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_operation_has_its_own_answer_in_the_order_asked_and_a_refusal_stops_no_other()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var results = await BulkAsync(
            tenant.Admin,
            new { verb = "conversations.assign", input = (object)new { id = conversation, memberId = tenant.Agent.MemberId } },
            new { verb = "conversations.assign", input = (object)new { id = Guid.CreateVersion7() } },
            new { verb = "contacts.create", input = (object)new { name = "" } },
            new { verb = "no.such", input = (object)new { } },
            new { verb = "contacts.create", input = (object)new { name = "Ann" } });

        results.Select(r => r.GetProperty("status").GetInt32()).ShouldBe([200, 404, 400, 400, 201]);
        results[0].GetProperty("body").GetProperty("assigneeId").GetGuid().ShouldBe(tenant.Agent.MemberId);
        results[1].GetProperty("problem").GetProperty("code").GetString().ShouldBe("conversation.not-found");
        results[2].GetProperty("problem").GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("name");
        results[4].GetProperty("problem").ValueKind.ShouldBe(JsonValueKind.Null);
        (await tenant.Admin.GetAsync("/contacts?search=Ann", _ct)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Each_operation_asks_for_its_own_right()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var results = await BulkAsync(
            tenant.Agent,
            new { verb = "teams.create", input = (object)new { name = "Night", memberIds = Array.Empty<Guid>() } },
            new { verb = "contacts.create", input = (object)new { name = "Ann" } });

        results.Select(r => r.GetProperty("status").GetInt32()).ShouldBe([403, 201]);
    }

    [Fact]
    public async Task A_call_that_is_sent_again_is_answered_again()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var body = new { operations = new[] { new { verb = "contacts.create", input = new { name = "Ann" } }, new { verb = "contacts.create", input = new { name = "Ben" } } } };

        var first = await tenant.Admin.SendAsync(HttpMethod.Post, "/bulk", body, _ct, ("Idempotency-Key", "k-1"));
        var second = await tenant.Admin.SendAsync(HttpMethod.Post, "/bulk", body, _ct, ("Idempotency-Key", "k-1"));

        first.Headers.ContainsKey("Idempotency-Replayed").ShouldBeFalse();
        second.Headers["Idempotency-Replayed"].ShouldBe("true");
        second.Text.ShouldBe(first.Text);
        (await tenant.Admin.GetAsync("/contacts", _ct)).GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_call_that_broke_off_goes_on_where_it_stopped()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var body = new { operations = new[] { new { verb = "contacts.create", input = new { name = "Ann" } }, new { verb = "contacts.create", input = new { name = "Ben" } } } };
        var first = await tenant.Admin.SendAsync(HttpMethod.Post, "/bulk", body, _ct, ("Idempotency-Key", "k-1"));

        // As a crash after the first operation's commit leaves it.
        await using (var undo = deployment.Owner.CreateCommand($"""
            update desk.idempotency_keys set status = null, answer = null, leased_until = now() where tenant_id = '{tenant.Id}' and route = 'POST /bulk';
            delete from desk.idempotency_keys where tenant_id = '{tenant.Id}' and route like 'POST /bulk#1%';
            delete from desk.contacts where tenant_id = '{tenant.Id}' and name = 'Ben'
            """))
            await undo.ExecuteNonQueryAsync(_ct);
        var again = await tenant.Admin.SendAsync(HttpMethod.Post, "/bulk", body, _ct, ("Idempotency-Key", "k-1"));

        again.Status.ShouldBe(HttpStatusCode.OK, again.Text);
        again.Json.GetProperty("results")[0].GetRawText().ShouldBe(first.Json.GetProperty("results")[0].GetRawText());
        (await tenant.Admin.GetAsync("/contacts", _ct)).GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("{}", "operations")]
    [InlineData("{\"operations\":[]}", "operations")]
    [InlineData("{\"operations\":[{\"verb\":\"contacts.create\"}]}", "operations[0].input")]
    [InlineData("{\"operations\":[{\"input\":{}}]}", "operations[0].verb")]
    [InlineData("{\"operations\":\"all\"}", "operations")]
    public async Task A_call_that_is_none_is_refused_as_a_whole(string body, string field)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Admin.SendAsync(HttpMethod.Post, "/bulk", JsonElement.Parse(body), _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task More_than_a_hundred_are_refused()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Admin.SendAsync(HttpMethod.Post, "/bulk", new { operations = Enumerable.Repeat(new { verb = "contacts.create", input = new { name = "Ann" } }, 101) }, _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await tenant.Admin.GetAsync("/contacts", _ct)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private async Task<List<JsonElement>> BulkAsync(ApiClient client, params object[] operations) =>
        [.. (await client.PostAsync("/bulk", new { operations }, _ct)).GetProperty("results").EnumerateArray()];
}
