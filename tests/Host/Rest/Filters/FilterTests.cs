using System.Net;
using Switchboard.Host.Tests.OData;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest.Filters;

/// <summary>Lists narrowed by a condition.</summary>
public sealed class FilterTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("number eq 2", "2")]
    [InlineData("status eq 'resolved' and createdAt gt 2020-01-01T00:00:00Z", "1")]
    [InlineData("status in ('resolved','open') or number eq 3", "1,2,3")]
    [InlineData("assigneeId eq null", "3")]
    [InlineData("contains(tolower(contactName),'customer 2')", "2")]
    [InlineData("contact/email eq 'customer3@example.com'", "3")]
    [InlineData("satisfactionRatings/any(r:r/score ge 4)", "1")]
    [InlineData("messages/$count gt 100", "")]
    [InlineData("year(createdAt) lt 2020", "")]
    [InlineData("number add 1 eq 3", "2")]
    public async Task A_condition_keeps_the_rows_of_which_it_is_true(string filter, string numbers)
    {
        var kept = await NumbersAsync(desk.Reader, $"/conversations?filter={Uri.EscapeDataString(filter)}");

        string.Join(',', kept.Order()).ShouldBe(numbers);
    }

    [Theory]
    [InlineData("actorKind eq 'api-key'")]
    [InlineData("actorKind eq 'apiKey'")]
    [InlineData("actorKind in ('contact','api-key')")]
    public async Task A_word_may_be_written_as_answers_write_it_and_as_OData_does(string filter)
    {
        using var program = desk.Tenant.Program();
        await program.PostAsync("/contacts", new { name = "Made by a program" }, _ct);

        var entries = await desk.Tenant.Admin.GetAsync($"/audit-log?fields=actorKind&filter={Uri.EscapeDataString(filter)}", _ct);

        entries.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("actorKind").GetString()).ShouldContain("api-key");
    }

    [Theory]
    [InlineData("")]
    [InlineData("status")]
    [InlineData("status eq")]
    [InlineData("status eq 'asleep'")]
    [InlineData("weather eq 'fine'")]
    [InlineData("number eq 'many'")]
    [InlineData("createdAt gt yesterday")]
    [InlineData("createdAt gt 2026-13-45T00:00:00Z")]
    [InlineData("tenantId ne null")]
    [InlineData("number eq 1&$top=5")]
    [InlineData("contactName eq 'a\0b'")]
    [InlineData("contact/tenantId ne null")]
    public async Task What_is_no_condition_is_refused_with_the_parameter_and_what_would_be_one(string filter)
    {
        var answer = await AskAsync(desk.Reader, "/conversations", filter);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Code.ShouldBe("input.invalid");
        var error = answer.Json.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("field").GetString().ShouldBe("filter");
        error.GetProperty("message").GetString()!.ShouldEndWith("Write it as status eq 'open' and createdAt ge 2026-01-01T00:00:00Z.");
    }

    [Theory]
    [InlineData("geo.distance(number,number) lt 5")]
    [InlineData("matchesPattern(contactName,'^A')")]
    public async Task What_OData_knows_and_we_do_not_offer_is_refused_by_its_name(string filter)
    {
        var answer = await AskAsync(desk.Reader, "/conversations", filter);

        answer.Status.ShouldBe(HttpStatusCode.NotImplemented, answer.Text);
        answer.Code.ShouldBe("filter.unsupported");
        answer.Json.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain(filter.Split('(')[0]);
    }

    [Theory]
    [InlineData("number mul 1e308 mul 1e308 gt 1")]
    [InlineData("substring(contactName,number,number sub 9) eq 'a'")]
    [InlineData("maxdatetime() add duration'P9999999D' gt createdAt")]
    [InlineData("createdAt add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' add duration'P9999999D' gt now()")]
    public async Task A_value_that_cannot_be_computed_is_the_callers_to_mend(string filter)
    {
        var answer = await AskAsync(desk.Reader, "/conversations", filter);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("filter");
    }

    [Theory]
    [InlineData("number eq 99999999999999999999999999999999999999999")]
    [InlineData("number div (number sub number) eq 1")]
    [InlineData("number mul 9223372036854775807 lt 0")]
    public async Task A_value_that_no_row_can_have_finds_none(string filter)
    {
        var answer = await AskAsync(desk.Reader, "/conversations", filter);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    public static IEnumerable<TheoryDataRow<string>> TooMuch() =>
    [
        new(new string('(', 60) + "true" + new string(')', 60)),
        new(string.Concat(Enumerable.Repeat("not ", 60)) + "true"),
        new(string.Join(" or ", Enumerable.Range(1, 510).Select(_ => "true"))),
        new($"contactName eq '{new string('a', 1_100)}'"),
        new($"number in ({string.Join(',', Enumerable.Range(1, 201))})"),
    ];

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_condition_that_wants_too_much_is_refused(string filter)
    {
        var answer = await AskAsync(desk.Reader, "/conversations", filter);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Json.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldMatch("(at most|deeper than|more than) \\d+");
    }

    [Fact]
    public async Task A_condition_stands_beside_everything_else_that_a_list_takes()
    {
        const string List = "/conversations?search=customer&view=all&inboxId={0}&sort=createdAt&fields=number,status&filter=";
        var filter = Uri.EscapeDataString("number ge 2");

        var page = await desk.Reader.GetAsync(List.Replace("{0}", desk.Tenant.InboxId.ToString(), StringComparison.Ordinal) + filter, _ct);

        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetInt64()).ShouldBe([2, 3]);
        page.GetProperty("items")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["number", "status"]);
    }

    [Fact]
    public async Task Pages_of_a_condition_follow_each_other_without_a_row_lost_or_twice()
    {
        var tenant = await desk.Deployment.FreshTenantAsync(_ct);
        for (var i = 1; i <= 23; i++)
            await tenant.Admin.PostAsync("/contacts", new { name = $"{(i % 3 == 0 ? "Skipped" : "Kept")} {i:00}" }, _ct);

        var (names, after, pages) = (new List<string?>(), (string?)null, 0);
        do
        {
            var page = await tenant.Admin.GetAsync($"/contacts?limit=5&sort=-name&filter={Uri.EscapeDataString("startswith(name,'Kept')")}{(after is null ? "" : "&after=" + after)}", _ct);
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
            after = page.GetProperty("nextCursor").GetString();
            pages++;
        }
        while (after is not null);

        names.ShouldBe(Enumerable.Range(1, 23).Where(i => i % 3 != 0).Select(i => $"Kept {i:00}").Reverse());
        pages.ShouldBe(4);
    }

    [Theory]
    [InlineData("/contacts", "email eq 'customer1@example.com'")]
    [InlineData("/contacts", "startswith(email,'c')")]
    [InlineData("/conversations", "contact/email eq 'customer1@example.com'")]
    [InlineData("/conversations", "messages/any(m:contains(m/text,'giraffe'))")]
    [InlineData("/conversations", "contains(lastMessageText,'yesterday')")]
    [InlineData("/messages", "contains(text,'giraffe')")]
    public async Task A_private_field_is_unknown_to_who_may_not_read_it(string list, string filter)
    {
        var key = await desk.Tenant.Admin.PostAsync("/api-keys", new { name = "Reports", role = "analyst" }, _ct);
        using var analyst = new ApiClient(desk.Tenant.Address, key.GetProperty("secret").GetString());

        var refused = await AskAsync(analyst, list, filter);
        var open = await AskAsync(desk.Reader, list, filter);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.Text);
        refused.Json.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldStartWith("Could not find a property named");
        open.Status.ShouldBe(HttpStatusCode.OK, open.Text);
        open.Json.GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_condition_that_looks_into_a_set_which_the_caller_may_not_read_is_forbidden()
    {
        const string Filter = "webhookDeliveries/any(d:d/attempts gt 1)";

        var refused = await AskAsync(desk.Tenant.Agent, "/conversations", Filter);
        var open = await AskAsync(desk.Tenant.Admin, "/conversations", Filter);

        refused.Status.ShouldBe(HttpStatusCode.Forbidden, refused.Text);
        refused.Code.ShouldBe("permission.missing");
        refused.Text.ShouldContain("webhooks:manage");
        open.Status.ShouldBe(HttpStatusCode.OK, open.Text);
    }

    [Fact]
    public async Task Another_tenants_rows_satisfy_no_condition()
    {
        var stranger = await desk.Deployment.FreshTenantAsync(_ct);
        await stranger.ConversationAsync(_ct);

        var byContact = await NumbersAsync(stranger.Admin, $"/conversations?filter=contactId eq {desk.Contact}");
        var byName = await NumbersAsync(stranger.Admin, "/conversations?filter=startswith(contact/name,'Customer') or satisfactionRatings/any()");
        var all = await NumbersAsync(stranger.Admin, "/conversations?filter=number ge 1");

        (byContact.Count, byName.Count, all.Count).ShouldBe((0, 0, 1));
    }

    private async Task<IReadOnlyList<long>> NumbersAsync(ApiClient client, string address) =>
        [.. (await client.GetAsync(address, _ct)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetInt64())];

    private Task<Answer> AskAsync(ApiClient client, string list, string filter) =>
        client.SendAsync(HttpMethod.Get, $"{list}?filter={Uri.EscapeDataString(filter)}", (object?)null, _ct);
}
