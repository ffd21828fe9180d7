using System.Net;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents;

public sealed class IntentTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_example_is_kept_without_personal_data_and_only_once()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        var intent = await tenant.Admin.PostAsync("/intents", new { name = "Call back" }, Ct);
        var path = $"/intents/{intent.Text("id")}/examples";

        var first = await tenant.Admin.PostAsync(path, new { texts = new[] { "Call me at  13812345678", "Call me at 13812345678", " ", "Ring me" } }, Ct);
        var again = await tenant.Admin.PostAsync(path, new { texts = new[] { "Ring me" } }, Ct);

        (first.GetProperty("added").GetInt32(), first.GetProperty("skipped").GetInt32()).ShouldBe((2, 2));
        (again.GetProperty("added").GetInt32(), again.GetProperty("skipped").GetInt32()).ShouldBe((0, 1));
        var kept = await tenant.Admin.GetAsync($"/intent-examples?intentId={intent.Text("id")}", Ct);
        kept.GetProperty("items").EnumerateArray().Select(e => e.Text("text")).Order().ShouldBe(["Call me at *******5678", "Ring me"]);
    }

    [Fact]
    public async Task Two_intents_cannot_have_one_name()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.Admin.PostAsync("/intents", new { name = "Refund" }, Ct);
        var other = await tenant.Admin.PostAsync("/intents", new { name = "Return" }, Ct);

        var made = await tenant.Admin.SendAsync(HttpMethod.Post, "/intents", new { name = " REFUND " }, Ct);
        var renamed = await tenant.Admin.SendAsync(HttpMethod.Put, $"/intents/{other.Text("id")}", new { name = "refund" }, Ct);
        var same = await tenant.Admin.SendAsync(HttpMethod.Put, $"/intents/{other.Text("id")}", new { name = "RETURN", priority = "high" }, Ct);

        (made.Code, renamed.Code, same.Status).ShouldBe(("intent.exists", "intent.exists", HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("customer-service", "en", "Opening hours")]
    [InlineData("banking", "zh-CN", "卡片挂失")]
    [InlineData("e-commerce", "zh-CN", "退款进度")]
    public async Task A_starter_set_brings_intents_with_enough_examples_in_the_language(string trade, string language, string expected)
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var taken = await tenant.Admin.PostAsync("/intents/starter", new { trade, language }, Ct);
        var again = await tenant.Admin.PostAsync("/intents/starter", new { trade, language }, Ct);

        var intents = (await tenant.Admin.GetAsync("/intents?limit=100", Ct)).GetProperty("items").EnumerateArray().ToList();
        intents.Select(i => i.Text("name")).ShouldContain(expected);
        intents.ShouldAllBe(i => i.GetProperty("examples").GetInt32() >= 30);
        taken.GetProperty("intents").GetInt32().ShouldBe(intents.Count);
        (again.GetProperty("intents").GetInt32(), again.GetProperty("added").GetInt32()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task An_import_that_breaks_names_the_line_and_keeps_nothing()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);

        var refused = await tenant.Admin.SendAsync(HttpMethod.Post, "/intents/import", new { content = "Refund\tMoney back\nnothing" }, Ct);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Text.ShouldContain("line 2");
        (await tenant.Admin.GetAsync("/intents", Ct)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_model_needs_two_intents_with_five_examples()
    {
        var tenant = await deployment.FreshTenantAsync(Ct);
        await tenant.Admin.PostAsync("/intents/import", new { content = "A\tone\nA\ttwo\nA\tthree\nA\tfour\nA\tfive\nB\tsix\nB\tseven\nB\teight\nB\tnine" }, Ct);

        var refused = await tenant.Admin.SendAsync(HttpMethod.Post, "/intent-models", new { }, Ct);

        refused.Code.ShouldBe("intent.too-few-examples");
    }
}
