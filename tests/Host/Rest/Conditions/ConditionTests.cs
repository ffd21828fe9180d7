using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest.Conditions;

/// <summary>ETags: what has not changed is not sent again, and what has changed is not overwritten.</summary>
public sealed class ConditionTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, string, string>> Changes() =>
        [
            new("PATCH", "/contacts/{contact}", "{\"name\":\"Changed\"}"),
            new("POST", "/conversations/{conversation}/assign", "{\"memberId\":\"{agent}\"}"),
            new("POST", "/conversations/{conversation}/resolve", "{}"),
            new("PATCH", "/members/{agent}", "{\"capacity\":7}"),
            new("POST", "/members/{agent}/availability", "{\"availability\":\"busy\"}"),
            new("PUT", "/teams/{team}", "{\"name\":\"Day\",\"memberIds\":[\"{supervisor}\",\"{agent}\"]}"),
            new("PUT", "/inboxes/{inbox}", "{\"settings\":{\"greeting\":\"Hi\",\"color\":\"#000000\",\"greetingZh\":\"你好\"}}"),
            new("PUT", "/articles/{article}", "{\"title\":\"Two\",\"body\":\"Words\",\"category\":\"\",\"status\":\"published\"}"),
        ];

    [Fact]
    public async Task What_the_client_holds_is_not_sent_again_until_it_changes()
    {
        var (tenant, contact) = await ContactAsync();
        var first = await tenant.Admin.SendAsync(HttpMethod.Get, contact, (object?)null, _ct);
        var etag = first.Headers["ETag"];

        var same = await tenant.Admin.SendAsync(HttpMethod.Get, contact, (object?)null, _ct, ("If-None-Match", $"\"other\", {etag}"));
        await tenant.Admin.PatchAsync(contact, new { name = "Ben" }, _ct);
        var changed = await tenant.Admin.SendAsync(HttpMethod.Get, contact, (object?)null, _ct, ("If-None-Match", etag));

        etag.ShouldStartWith("\"");
        same.Status.ShouldBe(HttpStatusCode.NotModified);
        same.Bytes.ShouldBeEmpty();
        same.Headers["ETag"].ShouldBe(etag);
        changed.Status.ShouldBe(HttpStatusCode.OK);
        changed.Headers["ETag"].ShouldNotBe(etag);
    }

    [Fact]
    public async Task A_list_has_a_weak_tag_and_fewer_fields_have_one_of_their_own()
    {
        var (tenant, contact) = await ContactAsync();

        var list = await tenant.Admin.SendAsync(HttpMethod.Get, "/contacts", (object?)null, _ct);
        var again = await tenant.Admin.SendAsync(HttpMethod.Get, "/contacts", (object?)null, _ct, ("If-None-Match", list.Headers["ETag"]));
        var whole = await tenant.Admin.SendAsync(HttpMethod.Get, contact, (object?)null, _ct);
        var sparse = await tenant.Admin.SendAsync(HttpMethod.Get, contact + "?fields=name", (object?)null, _ct);

        list.Headers["ETag"].ShouldStartWith("W/\"");
        again.Status.ShouldBe(HttpStatusCode.NotModified);
        sparse.Headers["ETag"].ShouldNotBe(whole.Headers["ETag"]);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_made_while_the_row_is_as_last_seen_and_answers_with_its_new_tag(string method, string path, string body)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        (path, body) = await FillAsync(tenant, path, body);
        var row = "/" + string.Join('/', path.Split('/').Skip(1).Take(2));
        var seen = (await tenant.Admin.SendAsync(HttpMethod.Get, row, (object?)null, _ct)).Headers["ETag"];

        var changed = await SendAsync(tenant.Admin, method, path, body, seen);
        var stale = await SendAsync(tenant.Admin, method, path, body, seen);
        var now = await tenant.Admin.SendAsync(HttpMethod.Get, row, (object?)null, _ct);

        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        changed.Headers["ETag"].ShouldBe(now.Headers["ETag"], $"{changed.Text} answered, {now.Text} read");
        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed, stale.Text);
        stale.Code.ShouldBe("row.changed");
    }

    [Fact]
    public async Task Of_many_who_saw_the_same_row_one_changes_it()
    {
        var (tenant, contact) = await ContactAsync();
        for (var round = 0; round < 5; round++)
        {
            var seen = (await tenant.Admin.SendAsync(HttpMethod.Get, contact, (object?)null, _ct)).Headers["ETag"];

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SendAsync(tenant.Admin, "PATCH", contact, $"{{\"name\":\"Round {round}, writer {i}\"}}", seen)));

            answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1, string.Join('\n', answers.Select(a => a.Text)));
            answers.Where(a => a.Status != HttpStatusCode.OK).ShouldAllBe(a => a.Status == HttpStatusCode.PreconditionFailed);
        }
    }

    [Fact]
    public async Task A_star_asks_only_that_there_is_a_row()
    {
        var (tenant, contact) = await ContactAsync();

        var there = await SendAsync(tenant.Admin, "PATCH", contact, "{\"name\":\"Ben\"}", "*");
        var gone = await SendAsync(tenant.Admin, "PATCH", $"/contacts/{Guid.CreateVersion7()}", "{\"name\":\"Ben\"}", "*");

        there.Status.ShouldBe(HttpStatusCode.OK, there.Text);
        gone.Code.ShouldBe("contact.not-found");
    }

    [Theory]
    [InlineData("PATCH", "/contacts/{contact}", "not a tag")]
    [InlineData("PATCH", "/contacts/{contact}", "\"open")]
    [InlineData("POST", "/contacts", "\"abc\"")]
    [InlineData("POST", "/plugins/language/enable", "*")]
    public async Task A_condition_that_cannot_be_read_or_kept_is_refused_and_not_ignored(string method, string path, string condition)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        (path, _) = await FillAsync(tenant, path, "");

        var answer = await SendAsync(tenant.Admin, method, path, "{\"name\":\"Ben\"}", condition);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("If-Match");
    }

    [Fact]
    public async Task A_weak_tag_and_that_of_fewer_fields_match_no_row()
    {
        var (tenant, contact) = await ContactAsync();
        var whole = (await tenant.Admin.SendAsync(HttpMethod.Get, contact, (object?)null, _ct)).Headers["ETag"];
        var sparse = (await tenant.Admin.SendAsync(HttpMethod.Get, contact + "?fields=id", (object?)null, _ct)).Headers["ETag"];

        var weak = await SendAsync(tenant.Admin, "PATCH", contact, "{\"name\":\"Ben\"}", "W/" + whole);
        var fewer = await SendAsync(tenant.Admin, "PATCH", contact, "{\"name\":\"Ben\"}", sparse);

        weak.Status.ShouldBe(HttpStatusCode.PreconditionFailed, weak.Text);
        fewer.Status.ShouldBe(HttpStatusCode.PreconditionFailed, fewer.Text);
    }

    private async Task<(TestTenant Tenant, string Contact)> ContactAsync()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var made = await tenant.Admin.PostAsync("/contacts", new { name = "Ann" }, _ct);
        return (tenant, $"/contacts/{made.GetProperty("id").GetString()}");
    }

    private async Task<(string Path, string Body)> FillAsync(TestTenant tenant, string path, string body)
    {
        var (visitor, conversation) = await tenant.ConversationAsync(_ct);

        // The bot answers and the mood is told a moment later; both change the row.
        for (var i = 0; i < 200 && (await tenant.Admin.GetAsync($"/conversations/{conversation}?fields=mood,lastMessageAuthorKind", _ct)).ToString() is var row && (!row.Contains("\"bot\"", StringComparison.Ordinal) || row.Contains("\"mood\":null", StringComparison.Ordinal)); i++)
            await Task.Delay(25, _ct);
        var team = await tenant.Admin.PostAsync("/teams", new { name = "Night", memberIds = Array.Empty<Guid>() }, _ct);
        var article = await tenant.Admin.PostAsync("/articles", new { language = "en", title = "One", body = "Words" }, _ct);
        foreach (var (name, id) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{contact}"] = visitor.ContactId.ToString(),
            ["{conversation}"] = conversation.ToString(),
            ["{agent}"] = tenant.Agent.MemberId.ToString(),
            ["{supervisor}"] = tenant.Supervisor.MemberId.ToString(),
            ["{inbox}"] = tenant.InboxId.ToString(),
            ["{team}"] = team.GetProperty("id").GetString()!,
            ["{article}"] = article.GetProperty("id").GetString()!,
        })
        {
            path = path.Replace(name, id, StringComparison.Ordinal);
            body = body.Replace(name, id, StringComparison.Ordinal);
        }

        return (path, body);
    }

    private Task<Answer> SendAsync(ApiClient client, string method, string path, string body, string condition) =>
        client.SendAsync(new HttpMethod(method), path, JsonElement.Parse(body), _ct, ("If-Match", condition));
}
