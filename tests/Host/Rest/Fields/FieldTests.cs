using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Rest.Fields;

/// <summary>Only the fields asked for are sent, and only they leave the database.</summary>
public sealed class FieldTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_and_a_list_have_just_the_fields_asked_for()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var one = await tenant.Agent.GetAsync($"/conversations/{conversation}?fields=id,status,contactName", _ct);
        var list = await tenant.Agent.GetAsync("/conversations?fields=status,mood", _ct);

        Names(one).ShouldBe(["id", "status", "contactName"], ignoreOrder: true);
        one.GetProperty("id").GetGuid().ShouldBe(conversation);
        Names(list.GetProperty("items")[0]).ShouldBe(["status", "mood"], ignoreOrder: true);
        list.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Every_page_is_reached_with_whatever_fields()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        foreach (var name in (string[])["Ann", "Ben", "Cem"])
            await tenant.Admin.PostAsync("/contacts", new { name }, _ct);

        var first = await tenant.Admin.GetAsync("/contacts?limit=2&sort=name&fields=email", _ct);
        var second = await tenant.Admin.GetAsync($"/contacts?limit=2&sort=name&fields=name&after={first.GetProperty("nextCursor").GetString()}", _ct);

        first.GetProperty("items").GetArrayLength().ShouldBe(2);
        second.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("Cem");
    }

    [Theory]
    [InlineData("/contacts?fields=name,colour", "'colour'")]
    [InlineData("/contacts?fields=Name", "'Name'")]
    [InlineData("/contacts?fields=", "''")]
    [InlineData("/contacts?fields=name&fields=id", "only once")]
    [InlineData("/contacts/{contact}?fields=tenantId", "'tenantId'")]
    public async Task A_field_that_is_none_is_named(string path, string named)
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var contact = await tenant.Admin.PostAsync("/contacts", new { name = "Ann" }, _ct);

        var answer = await tenant.Admin.SendAsync(HttpMethod.Get, path.Replace("{contact}", contact.GetProperty("id").GetString(), StringComparison.Ordinal), (object?)null, _ct);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("fields");
        answer.Json.GetProperty("errors")[0].GetProperty("message").GetString()!.ShouldContain(named);
    }

    [Fact]
    public async Task What_nobody_asked_for_stays_in_the_database()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        await tenant.ConversationAsync(_ct);
        await tenant.Agent.GetAsync("/conversations?fields=id,number", _ct);
        var heard = new ConcurrentQueue<string>();
        using var trace = new Activity("counting").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace.TraceId && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string text)
                    heard.Enqueue(text);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await tenant.Agent.GetAsync("/conversations?fields=id,number", _ct);

        var query = heard.Where(t => t.Contains("desk.conversations", StringComparison.Ordinal)).ShouldHaveSingleItem();
        query.ShouldContain("number");
        query.ShouldNotContain("last_message_text");
        query.ShouldNotContain("desk.contacts");
    }

    private static IEnumerable<string> Names(JsonElement row) => row.EnumerateObject().Select(p => p.Name);
}
