using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Host.Rest.Description;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>Every documented example, sent to the running host; what it answers is held to the description's own schema.</summary>
public sealed class ExampleTests(Deployment deployment, NodeTools tools)
{
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    /// <summary>What must have happened before, where an operation asks for it.</summary>
    private static readonly Dictionary<string, string> Before = new(StringComparer.Ordinal)
    {
        ["conversations.reopen"] = "resolve",
        ["conversations.rate"] = "resolve",
        ["widget.rate"] = "resolve",
        ["satisfaction-ratings.one"] = "resolve",
    };

    /// <summary>No example can show a code of the minute or a passkey's signature: the tests of these operations make their own.</summary>
    private static readonly string[] Proofs =
    [
        "session.second-factor", "session.passkey", "account.confirm-totp", "account.remove-totp", "account.renew-recovery-codes", "account.add-passkey", "account.rename-passkey", "account.remove-passkey",
    ];

    public static IEnumerable<TheoryDataRow<string>> Operations() => DocumentedCall.All.Where(c => !Proofs.Contains(c.Id, StringComparer.Ordinal)).Select(c => new TheoryDataRow<string>(c.Id));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_example_is_answered_as_documented(string operation)
    {
        var call = DocumentedCall.Of(operation);
        var stock = await ExampleStock.MakeAsync(await deployment.FreshTenantAsync(_ct), _ct);
        if (Before.TryGetValue(operation, out var first))
            await stock.Tenant.Admin.PostAsync($"/conversations/{stock.Conversation}/{first}", new { }, _ct);

        if (operation == "satisfaction-ratings.one")
            await stock.Tenant.Admin.PostAsync($"/conversations/{stock.Conversation}/rate", new { score = 5 }, _ct);

        if (operation == "members.transfer-ownership")
            await stock.Tenant.Admin.PatchAsync($"/members/{stock.Tenant.Agent.MemberId}", new { role = "admin" }, _ct);
        if (operation == "messages.retry-delivery")
            await FailDeliveryAsync(stock);
        await ExampleNeeds.MakeAsync(operation, stock, deployment, _ct);
        await PrepareLetterAsync(operation, stock);

        var answer = await SendAsync(call, stock);

        ((int)answer.Status).ShouldBe(call.Success, answer.Text);
        var type = answer.Headers.GetValueOrDefault("Content-Type")?.Split(';')[0];
        var complaints = await tools.JudgeAsync(call.Path, call.Method, (int)answer.Status, type, answer.Bytes.Length == 0 ? null : answer.Json);
        complaints.ShouldBeEmpty(answer.Text);
        Documented(call, answer).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_judge_finds_an_answer_that_is_not_as_documented()
    {
        var body = JsonElement.Parse("{\"id\":\"no-uuid\",\"name\":5}");

        (await tools.JudgeAsync("/contacts/{id}", "get", 200, "application/json", body)).Count.ShouldBeGreaterThan(3);
        (await tools.JudgeAsync("/contacts/{id}", "get", 404, "application/json", body)).ShouldHaveSingleItem().ShouldContain("problem+json");
    }

    /// <summary>No platform stands behind the tenant's inbox; one that refused the message is all that is missing.</summary>
    private async Task FailDeliveryAsync(ExampleStock stock)
    {
        await using var command = deployment.Owner.CreateCommand("""
            with failed as (
              update desk.messages set delivery = '{"state":"failed","code":"95001","reason":"window-over"}' where tenant_id = $1 and author_kind = 'agent' and not private returning conversation_id, seq, id, inbox_id)
            insert into desk.channel_deliveries (tenant_id, conversation_id, seq, id, inbox_id, state, due_at, since) select $1, conversation_id, seq, id, inbox_id, 'failed', now(), now() from failed
            """);
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = stock.Tenant.Id.Value });
        await command.ExecuteNonQueryAsync(_ct);
    }

    /// <summary>Some operations begin with a link that somebody got by letter, or wait a minute after one.</summary>
    private async Task PrepareLetterAsync(string operation, ExampleStock stock)
    {
        var (email, mail) = (stock.Tenant.Admin.Email, deployment.Mail);
        if (operation == "email-confirmation.confirm")
            await stock.Tenant.Admin.PostAsync("/email-confirmation", new { }, _ct);
        else if (operation == "password-reset.complete")
            await stock.Tenant.Admin.PostAsync("/password-reset", new { email }, _ct);
        else if (operation is "invitations.show" or "invitations.accept")
            email = stock.GuestEmail;
        else if (operation == "invitations.resend")
            await deployment.Owner.CreateCommand("update catalog.invitations set sent_at = sent_at - interval '2 minutes'").ExecuteNonQueryAsync(_ct);
        if (DocumentedCall.Of(operation).Body?.ToJsonString().Contains("uS9kq3lL0b2cXw", StringComparison.Ordinal) == true)
            stock.TakeToken((await mail.LetterAsync(email, _ct)).Token);
    }

    private Task<Answer> SendAsync(DocumentedCall call, ExampleStock stock)
    {
        var client = call.Credential switch
        {
            "key" => stock.Tenant.Program(),
            "session" => stock.Tenant.Admin,
            "visitor" => stock.Visitor.Api,
            _ => deployment.Anonymous(),
        };

        // Some operations are about people, whom a program is not.
        if (call.Id is "conversations.mark-read" or "conversations.recall-message" or "members.transfer-ownership")
            client = stock.Tenant.Admin;
        var address = stock.Own(call.Address());
        if (call.IsUpload)
            return client.UploadAsync(address, "picture.png", Pixel, _ct);
        object? body = call.Body is { } example ? JsonNode.Parse(stock.Own(example.ToJsonString())) : null;
        return client.SendAsync(new HttpMethod(call.Method.ToUpperInvariant()), address, body, _ct);
    }

    /// <summary>Headers that are documented and did not come.</summary>
    private static IEnumerable<string> Documented(DocumentedCall call, Answer answer) =>
        call.Operation["responses"]![((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture)]!["headers"]!.AsObject().Select(h => h.Key)
            .Where(h => h != "Idempotency-Replayed" && !answer.Headers.ContainsKey(h));
}
