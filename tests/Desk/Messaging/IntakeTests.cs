using System.Net;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Messaging;

public sealed class IntakeTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_first_messages_at_once_open_one_conversation()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var visitor = await tenant.VisitorAsync(_ct);

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => visitor.SayAsync($"First {i}", _ct)));

        var conversation = sent.Select(m => m.GetProperty("conversationId").GetGuid()).Distinct().ShouldHaveSingleItem();
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.conversations where tenant_id = $1", _ct, tenant.Id.Value)).ShouldBe(1);
        await ShouldBeGaplessAsync(tenant, conversation, atLeast: 50);
    }

    [Fact]
    public async Task Numbers_have_no_gap_however_many_write_at_once()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (visitor, conversation) = await tenant.TakenAsync(_ct);

        var customer = Enumerable.Range(0, 40).Select(i => visitor.SayAsync($"Question {i}", _ct));
        var agent = Enumerable.Range(0, 40).Select(i => tenant.ReplyAsync(conversation, $"Answer {i}", _ct, note: i % 4 == 0));
        var verbs = Enumerable.Range(0, 5).Select(_ => tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, _ct));
        await Task.WhenAll(customer.Concat(agent).Concat(verbs));

        await ShouldBeGaplessAsync(tenant, conversation, atLeast: 87);
        (await tenant.ShowAsync(conversation, _ct)).GetProperty("contactMessageCount").GetInt32().ShouldBe(41);
    }

    [Fact]
    public async Task The_same_client_id_sent_twenty_times_at_once_is_one_message()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var visitor = await tenant.VisitorAsync(_ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            visitor.Api.SendAsync(HttpMethod.Post, "/widget/messages", new { text = "Once", clientId = "tab-1:7" }, _ct)));

        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(19);
        answers.Select(a => (a.Json.Text("id"), a.Json.GetProperty("seq").GetInt32(), a.Json.Text("text"))).Distinct().ShouldHaveSingleItem();
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.messages where tenant_id = $1 and author_kind = 'contact'", _ct, tenant.Id.Value)).ShouldBe(1);
    }

    [Fact]
    public async Task An_agents_repeated_client_id_is_one_message_too()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.TakenAsync(_ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/messages", new { text = "Once", clientId = "a1" }, _ct)));

        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Select(a => a.Json.Text("id")).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_replay_after_the_conversation_is_resolved_opens_no_new_one()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var visitor = await tenant.VisitorAsync(_ct);
        var first = await visitor.SayAsync("Hello", _ct, clientId: "c1");
        var conversation = first.GetProperty("conversationId").GetGuid();
        await tenant.Agent.PostAsync($"/conversations/{conversation}/resolve", new { }, _ct);

        var again = await visitor.SayAsync("Hello", _ct, clientId: "c1");
        var next = await visitor.SayAsync("One more thing", _ct, clientId: "c2");

        again.Text("id").ShouldBe(first.Text("id"));
        next.GetProperty("conversationId").GetGuid().ShouldNotBe(conversation);
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.conversations where tenant_id = $1", _ct, tenant.Id.Value)).ShouldBe(2);
    }

    [Fact]
    public async Task A_message_whose_follow_up_cannot_be_written_is_not_written_either()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var neighbour = await deployment.FreshTenantAsync(_ct);
        var (visitor, theirs) = (await tenant.VisitorAsync(_ct), await neighbour.VisitorAsync(_ct));
        var name = "refuse_" + tenant.Slug;
        await deployment.Owner.RunAsync($"create function public.{name}() returns trigger language plpgsql as $$ begin raise exception 'the outbox is full'; end $$", _ct);
        await deployment.Owner.RunAsync($"create trigger {name} before insert on desk.outbox for each row when (new.tenant_id = '{tenant.Id}') execute function public.{name}()", _ct);

        Answer refused;
        try
        {
            refused = await visitor.Api.SendAsync(HttpMethod.Post, "/widget/messages", new { text = "Hello", clientId = "c1" }, _ct);
            await theirs.SayAsync("Hello", _ct);
        }
        finally
        {
            await deployment.Owner.RunAsync($"drop trigger {name} on desk.outbox", _ct);
        }

        ((int)refused.Status).ShouldBeGreaterThanOrEqualTo(500);
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.messages where tenant_id = $1", _ct, tenant.Id.Value)).ShouldBe(0);
        (await deployment.Owner.ScalarAsync<long>("select count(*) from desk.conversations where tenant_id = $1", _ct, tenant.Id.Value)).ShouldBe(0);
        (await visitor.Api.SendAsync(HttpMethod.Post, "/widget/messages", new { text = "Hello", clientId = "c1" }, _ct)).Status.ShouldBe(HttpStatusCode.Created);
    }

    private async Task ShouldBeGaplessAsync(TestTenant tenant, Guid conversation, int atLeast)
    {
        var line = await deployment.Owner.ScalarAsync<string>(
            """
            select format('%s %s %s %s', count(*), count(distinct m.seq), max(m.seq), min(c.last_seq))
            from desk.messages m join desk.conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
            where m.tenant_id = $1 and m.conversation_id = $2
            """, _ct, tenant.Id.Value, conversation);
        var counts = line.Split(' ').Select(int.Parse).ToArray();
        var (rows, distinct, highest, counter) = (counts[0], counts[1], counts[2], counts[3]);
        rows.ShouldBeGreaterThanOrEqualTo(atLeast);
        (distinct, highest, counter).ShouldBe((rows, rows, rows));
    }
}
