using System.Net;
using System.Text.Json;
using Switchboard.AppHost.Demo;

namespace Switchboard.AppHost.Smoke;

/// <summary>The main job once from end to end, over the same HTTP and sockets that widget and workbench use.</summary>
internal sealed class SmokeRun(DemoData demo, string sitesUrl, TextWriter output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SmokeReport _report = new(output);
    private readonly DemoTenant _acme = demo.Tenants.First(t => t.Slug == "acme");
    private readonly DemoTenant _globex = demo.Tenants.First(t => t.Slug == "globex");
    private string _conversation = "";

    public async Task<bool> RunAsync(CancellationToken ct)
    {
        SmokeVisitor? visitor = null;
        SmokeAgent? agent = null;
        try
        {
            await _report.StepAsync("a customer opens the widget", async () => (visitor = await SmokeVisitor.EnterAsync(demo.BaseUrl, sitesUrl, _acme, ct)).Greeting);
            await AskAsync(visitor!, ct);
            await _report.StepAsync("an agent signs in and comes online", async () =>
            {
                agent = await SmokeAgent.SignInAsync(demo.BaseUrl, _acme.Agent, ct);
                await agent.Socket.InvokeAsync("Watch", ["mine"], ct);
                await agent.Socket.InvokeAsync("SetAvailability", ["online"], ct);
                var mine = await agent.Socket.HearAsync("conversationsChanged", list => list.EnumerateArray().Any(c => Text(c, "id") == _conversation && Text(c, "assigneeId") == agent.Api.Member.ToString()), Patience, ct);
                return $"conversation {mine[0].GetProperty("number")} is assigned";
            });
            await TalkAsync(visitor!, agent!, ct);
            await EndAsync(visitor!, agent!, ct);
            await _report.StepAsync("every page is served", () => PagesAsync(ct));
        }
        finally
        {
            if (agent is not null)
                await agent.DisposeAsync();
            if (visitor is not null)
                await visitor.DisposeAsync();
        }

        _report.Finish();
        return _report.Passed;
    }

    private async Task AskAsync(SmokeVisitor visitor, CancellationToken ct)
    {
        var clientId = Guid.CreateVersion7().ToString();
        var asked = default(JsonElement);
        await _report.StepAsync("asks in English, first of all", async () => await AnsweredAsync(visitor, await visitor.SayAsync("How do I return an item?", ct), "en", ct));
        await _report.StepAsync("asks in Chinese over HTTP", async () =>
        {
            (_, asked) = await visitor.PostAsync("怎么退货？", clientId, ct);
            return await AnsweredAsync(visitor, asked, "zh-CN", ct);
        }, prompt: true);
        await _report.StepAsync("asks again in English", async () => await AnsweredAsync(visitor, await visitor.SayAsync("How long is the warranty?", ct), "en", ct), prompt: true);
        await _report.StepAsync("sends the same message twice", async () =>
        {
            var (status, again) = await visitor.PostAsync("怎么退货？", clientId, ct);
            var all = await visitor.EverythingAsync(_conversation, ct);
            SmokeReport.Demand(status == HttpStatusCode.OK && Text(again, "id") == Text(asked, "id"), $"the second answered {(int)status}");
            SmokeReport.Demand(all.GetProperty("items").EnumerateArray().Count(m => Text(m, "clientId") == clientId) == 1, "it is there twice");
            return "it is there once";
        });
        await _report.StepAsync("asks for a person", async () =>
        {
            await visitor.SayAsync("转人工", ct);
            var handed = await visitor.Socket.HearAsync("conversation", c => Text(c, "status") == "open", Patience, ct);
            var place = handed.GetProperty("queuePosition");
            SmokeReport.Demand(place.ValueKind == JsonValueKind.Number && place.GetInt32() >= 1, "there is no place in the queue");
            return $"place {place} in the queue";
        }, prompt: true);
    }

    private async Task TalkAsync(SmokeVisitor visitor, SmokeAgent agent, CancellationToken ct)
    {
        await _report.StepAsync("the agent opens it", async () =>
        {
            var opened = await agent.Socket.InvokeAsync("Open", [_conversation, 0], ct);
            var numbers = opened.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("seq").GetInt32()).ToList();
            SmokeReport.Demand(numbers.SequenceEqual(Enumerable.Range(1, numbers.Count)), "message numbers have gaps");
            return $"{numbers.Count} messages, numbered without gaps";
        });
        await _report.StepAsync("the customer writes, the agent sees it", async () => await CrossAsync(
            await visitor.SayAsync("我的订单还没有收到，可以退货吗？", ct), agent.Socket, ct), prompt: true);
        await _report.StepAsync("articles are suggested", async () =>
        {
            var items = (await agent.Api.GetAsync($"/conversations/{_conversation}/suggestions", ct)).GetProperty("items");
            SmokeReport.Demand(items.GetArrayLength() > 0, "there are none");
            return $"{items.GetArrayLength()}, first: {Text(items[0], "title")}";
        });
        await _report.StepAsync("the agent answers, the customer sees it", async () => await CrossAsync(
            await agent.SayAsync(_conversation, "您好，我帮您查一下订单。", false, ct), visitor.Socket, ct), prompt: true);
        await _report.StepAsync("a private note stays private", async () =>
        {
            var note = Text(await agent.SayAsync(_conversation, "Customer sounds worried.", true, ct), "id");

            // What is said after the note has come; so the note would have come before it.
            await CrossAsync(await agent.SayAsync(_conversation, "订单正在派送。", false, ct), visitor.Socket, ct);
            var all = await visitor.EverythingAsync(_conversation, ct);
            SmokeReport.Demand(!visitor.Socket.HasHeard(m => m.ValueKind == JsonValueKind.Object && Text(m, "id") == note), "it reached the customer's socket");
            SmokeReport.Demand(all.GetProperty("items").EnumerateArray().All(m => Text(m, "id") != note), "the customer can read it");
            return "neither the socket nor the history shows it to the customer";
        });
        await _report.StepAsync("the agent takes a message back", async () =>
        {
            var message = Text(await agent.SayAsync(_conversation, "发错了", false, ct), "id");
            await agent.Api.PostAsync($"/conversations/{_conversation}/messages/{message}/recall", new { }, ct);
            var changed = await visitor.Socket.HearAsync("messageChanged", m => Text(m, "id") == message, Patience, ct);
            SmokeReport.Demand(Text(changed, "status") == "recalled" && Text(changed, "text") == "", "the customer still has its text");
            return "its text is gone on the customer's side";
        });
    }

    private async Task EndAsync(SmokeVisitor visitor, SmokeAgent agent, CancellationToken ct)
    {
        await _report.StepAsync("another company sees nothing of it", async () =>
        {
            using var stranger = await DemoApi.SignInAsync(demo.BaseUrl, _globex.Agent, ct);
            foreach (var path in (string[])["", "/messages", "/suggestions"])
            {
                var theirs = await stranger.StatusOfAsync($"/conversations/{_conversation}{path}", ct);
                var nobodys = await stranger.StatusOfAsync($"/conversations/{Guid.CreateVersion7()}{path}", ct);
                SmokeReport.Demand(theirs == HttpStatusCode.NotFound && nobodys == theirs, $"GET …{path} answered {(int)theirs}, and {(int)nobodys} for an id that does not exist");
            }

            return "404, as for an id that does not exist";
        });
        await _report.StepAsync("the agent resolves it", async () =>
        {
            await agent.Api.PostAsync($"/conversations/{_conversation}/resolve", new { }, ct);
            var ended = await visitor.Socket.HearAsync("conversation", c => Text(c, "status") == "resolved", Patience, ct);
            SmokeReport.Demand(ended.GetProperty("canRate").GetBoolean(), "the customer cannot rate");
            return "the customer is asked to rate";
        });
        await _report.StepAsync("the customer rates it", async () =>
        {
            await visitor.RateAsync(_conversation, 5, "很好", ct);
            var seen = await agent.Api.GetAsync($"/conversations/{_conversation}", ct);
            SmokeReport.Demand(seen.GetProperty("ratingScore").ToString() == "5", "the agent does not see the rating");
            return "5 of 5, seen by the agent";
        });
    }

    private async Task<string> AnsweredAsync(SmokeVisitor visitor, JsonElement asked, string language, CancellationToken ct)
    {
        _conversation = Text(asked, "conversationId");
        var answer = await visitor.BotAnswerAsync(asked.GetProperty("seq").GetInt32(), Patience, ct);
        SmokeReport.Demand(answer.GetProperty("sources").GetArrayLength() > 0, $"the bot named no source: {Text(answer, "text")}");
        SmokeReport.Demand(Text(answer, "text").Any(c => c is >= '一' and <= '鿿') == (language == "zh-CN"), $"the bot answered in another language: {Text(answer, "text")}");
        return "answered from " + Text(answer.GetProperty("sources")[0], "title");
    }

    private static async Task<string> CrossAsync(JsonElement sent, HubSocket other, CancellationToken ct)
    {
        await other.HearAsync("message", m => Text(m, "id") == Text(sent, "id"), Patience, ct);
        return "live";
    }

    private async Task<string> PagesAsync(CancellationToken ct)
    {
        using var http = new HttpClient();
        string[] pages = [demo.BaseUrl + "/widget.js", demo.BaseUrl + "/desk/", demo.BaseUrl + "/portal/", demo.BaseUrl + "/docs/", demo.BaseUrl + "/openapi/v1.json", sitesUrl + "/acme/", sitesUrl + "/globex/"];
        foreach (var page in pages)
        {
            using var answer = await http.GetAsync(page, ct);
            SmokeReport.Demand(answer.IsSuccessStatusCode, $"{page} answered {(int)answer.StatusCode}");
        }

        return $"{pages.Length} of them";
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
