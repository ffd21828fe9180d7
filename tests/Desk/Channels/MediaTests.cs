using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Switchboard.Desk.Realtime;
using Switchboard.Tenancy;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>What customers send at a platform, until it hangs on their message or it is clear why it never will; and what agents send back.</summary>
public sealed class MediaTests(ChannelStage stage) : IClassFixture<ChannelStage>
{
    private const int Image = 0;
    private const int Audio = 1;
    private const int Largest = 10 * 1024 * 1024;
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, .. new byte[200_000]];
    private static readonly byte[] Speech = [.. "#!AMR\n"u8, .. new byte[500]];
    private static readonly HttpClient Http = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_is_named_at_once_and_hangs_on_its_message_when_it_is_here()
    {
        var inbox = await stage.OpenAsync(Ct);
        var opens = new TaskCompletionSource();
        inbox.Room.Files["cat"] = new LoftFile(Png) { Opens = opens.Task };

        await inbox.TellAsync(Ct, Says.Message("m1", "", media: Says.Media("cat", name: "cat.png")));
        var named = (await inbox.SaidAsync(m => m.Count > 0, Ct))[0];
        var conversation = named.GetProperty("conversationId").GetGuid();
        await using var agent = await HubSocket.ConnectAgentAsync(inbox.Tenant.Agent, Ct);
        await agent.CallAsync("Open", Ct, conversation, 0);
        opens.SetResult();
        var news = await agent.HearAsync("messageChanged", Ct, m => m.GetProperty("attachments").GetArrayLength() == 1);
        var shown = (await inbox.SaidAsync(m => m[0].GetProperty("attachments").GetArrayLength() == 1, Ct))[0];

        named.Text("text").ShouldBe("[image cat.png]");
        named.GetProperty("attachments").GetArrayLength().ShouldBe(0);
        Media(named).ShouldBe(["image fetching -"]);
        news.Text("id").ShouldBe(named.Text("id"));
        Media(shown).ShouldBeEmpty();
        var file = shown.GetProperty("attachments")[0];
        (file.Text("name"), file.Text("contentType"), file.GetProperty("size").GetInt32()).ShouldBe(("cat.png", "image/png", Png.Length));
        (await Http.GetByteArrayAsync(new Uri(inbox.Tenant.Address, file.Text("url")), Ct)).ShouldBe(Png);
        inbox.Room.Files["cat"].Times.ShouldBe(1);
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_media where conversation_id = $1 and reference is null and state = 'fetched'", Ct, conversation)).ShouldBe(1);
    }

    [Fact]
    public async Task Several_files_of_a_message_keep_their_order_whichever_comes_first()
    {
        var inbox = await stage.OpenAsync(Ct);
        var opens = new TaskCompletionSource();
        inbox.Room.Files["slow"] = new LoftFile(Png) { Opens = opens.Task };
        inbox.Room.Files["quick"] = new LoftFile(Png);

        await inbox.TellAsync(Ct, Says.Message("m1", "Look", media: [Says.Media("slow", name: "one.png"), Says.Media("quick", name: "two.png")]));
        var half = (await inbox.SaidAsync(m => m.Count > 0 && m[0].GetProperty("attachments").GetArrayLength() == 1, Ct))[0];
        opens.SetResult();
        var whole = (await inbox.SaidAsync(m => m[0].GetProperty("attachments").GetArrayLength() == 2, Ct))[0];

        half.GetProperty("attachments")[0].Text("name").ShouldBe("two.png");
        Media(half).ShouldBe(["image fetching -"]);
        whole.GetProperty("attachments").EnumerateArray().Select(a => a.Text("name")).ShouldBe(["one.png", "two.png"]);
    }

    [Fact]
    public async Task Speech_keeps_the_words_that_the_platform_heard_in_it()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Files["voice"] = new LoftFile(Speech);

        await inbox.TellAsync(Ct, Says.Message("m1", "Where is it?", media: Says.Media("voice", Audio, recognised: "Where is it?")));
        var said = (await inbox.SaidAsync(m => m.Count > 0 && m[0].GetProperty("attachments").GetArrayLength() == 1, Ct))[0];

        said.Text("text").ShouldBe("Where is it?\n[audio]");
        said.GetProperty("attachments")[0].Text("contentType").ShouldBe("audio/amr");
    }

    [Fact]
    public async Task A_platform_that_is_out_of_order_is_asked_again_until_it_gives_the_file()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Files["cat"] = new LoftFile(Png, Failures: 2);

        await inbox.TellAsync(Ct, Says.Message("m1", "", media: Says.Media("cat")));
        var said = (await inbox.SaidAsync(m => m.Count > 0 && m[0].GetProperty("attachments").GetArrayLength() == 1, Ct))[0];

        Media(said).ShouldBeEmpty();
        inbox.Room.Files["cat"].Times.ShouldBe(3);
        (await inbox.Tenant.Admin.GetAsync($"/inboxes/{inbox.Id}", Ct)).Text("lastErrorCode").ShouldBe("file-not-fetched");
    }

    public static TheoryData<string, byte[]?, int, int?, string> Hopeless() => new()
    {
        { "gone", null, Image, null, "gone" },
        { "late", Png, Image, -1, "expired" },
        { "large", [.. Png, .. new byte[Largest]], Image, null, "too-large" },
        { "page", "<html><script>alert(1)</script></html>"u8.ToArray(), Image, null, "wrong-type" },
        { "empty", [], Image, null, "wrong-type" },
        { "said-to-be-a-picture", "%PDF-1.7 and more"u8.ToArray(), Image, null, "wrong-type" },
        { "http://10.0.0.7/secret.png", Png, Image, null, "address" },
        { "http://169.254.169.254/latest/meta-data", Png, Image, null, "address" },
    };

    [Theory]
    [MemberData(nameof(Hopeless))]
    public async Task What_cannot_be_fetched_says_why_and_leaves_nothing_on_the_disk(string name, byte[]? content, int kind, int? minutesLeft, string reason)
    {
        var inbox = await stage.OpenAsync(Ct);
        if (content is not null)
            inbox.Room.Files[name] = new LoftFile(content);
        var until = minutesLeft is { } minutes ? TimeProvider.System.GetUtcNow().AddMinutes(minutes) : (DateTimeOffset?)null;

        await inbox.TellAsync(Ct, Says.Message("m1", "Look at this", media: Says.Media(name, kind, until: until)));
        var said = (await inbox.SaidAsync(m => m.Count > 0 && Media(m[0]).Any(x => x.Contains("failed", StringComparison.Ordinal)), Ct))[0];

        Media(said).ShouldBe([$"image failed {reason}"]);
        said.GetProperty("attachments").GetArrayLength().ShouldBe(0);
        said.Text("text").ShouldStartWith("Look at this");
        inbox.Room.Files.GetValueOrDefault(name)?.Times.ShouldBe(reason is "expired" or "address" ? 0 : 1);
        Litter(inbox.Tenant).ShouldBeEmpty();
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.files where tenant_id = $1", Ct, inbox.Tenant.Id.Value)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_is_killed_between_the_bytes_and_the_commit_is_followed_by_one_who_ends_it_once()
    {
        var inbox = await stage.OpenAsync(Ct);
        var opens = new TaskCompletionSource();
        inbox.Room.Files["cat"] = new LoftFile(Png) { Opens = opens.Task };
        await inbox.TellAsync(Ct, Says.Message("m1", "", media: Says.Media("cat")));
        var conversation = (await inbox.SaidAsync(m => m.Count > 0, Ct))[0].GetProperty("conversationId").GetGuid();

        // The first has the bytes and cannot commit; its lease ends, and somebody else begins anew.
        await using var connection = await stage.Owner.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using (var held = new NpgsqlCommand("select id from desk.conversations where id = $1 for update", connection))
        {
            held.Parameters.Add(new NpgsqlParameter { Value = conversation });
            await held.ExecuteScalarAsync(Ct);
        }

        opens.SetResult();
        await Acts.UntilAsync(() => Task.FromResult(OnDisk(inbox.Tenant)), f => f.Count == 1, Ct);
        await stage.Owner.RunAsync("update desk.channel_media set due_at = now() - interval '1 second' where conversation_id = $1", Ct, conversation);
        stage.Services.GetRequiredService<IDeskBus>().Publish(new FetchesWaiting(inbox.Tenant.Id));
        await Acts.UntilAsync(() => Task.FromResult(inbox.Room.Files["cat"].Times), t => t == 2, Ct);
        await transaction.RollbackAsync(Ct);
        var said = (await inbox.SaidAsync(m => m[0].GetProperty("attachments").GetArrayLength() > 0, Ct))[0];

        inbox.Room.Files["cat"].Times.ShouldBe(2);
        said.GetProperty("attachments").GetArrayLength().ShouldBe(1);
        Media(said).ShouldBeEmpty();
        (await stage.Owner.ScalarAsync<long>("select count(*) from desk.files where tenant_id = $1", Ct, inbox.Tenant.Id.Value)).ShouldBe(1);
        OnDisk(inbox.Tenant).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_is_taken_back_while_its_file_is_on_the_way_gets_none()
    {
        var inbox = await stage.OpenAsync(Ct);
        var opens = new TaskCompletionSource();
        inbox.Room.Files["cat"] = new LoftFile(Png) { Opens = opens.Task };
        await inbox.TellAsync(Ct, Says.Message("m1", "", media: Says.Media("cat")));
        await Acts.UntilAsync(() => Task.FromResult(inbox.Room.Files["cat"].Times), t => t == 1, Ct);

        await inbox.TellAsync(Ct, Says.Recall("x1", "m1"));
        await inbox.SaidAsync(m => m.Exists(x => x.Text("status") == "recalled"), Ct);
        opens.SetResult();
        var left = await Acts.UntilAsync(() => stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_media where inbox_id = $1", Ct, inbox.Id), n => n == 0, Ct);
        var said = (await inbox.SaidAsync(m => m.Count > 0, Ct))[0];

        left.ShouldBe(0);
        (said.GetProperty("attachments").GetArrayLength(), Media(said).Count).ShouldBe((0, 0));
        OnDisk(inbox.Tenant).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_agent_has_what_was_given_up_fetched_again_and_what_is_gone_for_good_not()
    {
        var inbox = await stage.OpenAsync(Ct);
        inbox.Room.Files["cat"] = new LoftFile(Png);
        await inbox.TellAsync(Ct, Says.Message("m1", "", media: Says.Media("http://10.0.0.7/a.png")), Says.Message("m2", "", media: Says.Media("nowhere")));
        var failed = await inbox.SaidAsync(m => m.Count(x => Media(x).Any(t => t.Contains("failed", StringComparison.Ordinal))) == 2, Ct);
        var (refused, gone) = (failed.Single(m => Media(m) is ["image failed address"]), failed.Single(m => Media(m) is ["image failed gone"]));

        var asked = await inbox.Tenant.Agent.PostAsync(Retry(refused), new { }, Ct);
        var again = await inbox.Tenant.Agent.SendAsync(HttpMethod.Post, Retry(gone), new { }, Ct);
        var stranger = await (await stage.OpenAsync(Ct)).Tenant.Agent.SendAsync(HttpMethod.Post, Retry(refused), new { }, Ct);

        Media(asked).ShouldBe(["image fetching -"]);
        (again.Status, again.Code).ShouldBe((HttpStatusCode.Conflict, "message.nothing-to-fetch"));
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_tenant_whose_platform_is_slow_does_not_hold_up_another_and_neither_sees_the_others_files()
    {
        var (slow, quick) = (await stage.OpenAsync(Ct), await stage.OpenAsync(Ct));
        var opens = new TaskCompletionSource();
        for (var i = 0; i < 20; i++)
            slow.Room.Files["f" + i] = new LoftFile(Png) { Opens = opens.Task };
        quick.Room.Files["f0"] = new LoftFile([.. Png, 1, 2, 3]);

        await slow.TellAsync(Ct, [.. Enumerable.Range(0, 20).Select(i => Says.Message("m" + i, "", media: Says.Media("f" + i)))]);
        await Acts.UntilAsync(() => Task.FromResult(slow.Room.Files.Values.Sum(f => f.Times)), n => n >= 4, Ct);
        await quick.TellAsync(Ct, Says.Message("m1", "", media: Says.Media("f0")));
        var served = (await quick.SaidAsync(m => m.Count > 0 && m[0].GetProperty("attachments").GetArrayLength() == 1, Ct))[0];
        var began = slow.Room.Files.Values.Sum(f => f.Times);
        opens.SetResult();
        var all = await slow.SaidAsync(m => m.Count(x => x.GetProperty("attachments").GetArrayLength() == 1) == 20, Ct);

        served.GetProperty("attachments")[0].GetProperty("size").GetInt32().ShouldBe(Png.Length + 3);
        began.ShouldBe(4);
        all.Where(m => m.Author() == "contact").ShouldAllBe(m => m.GetProperty("attachments")[0].GetProperty("size").GetInt32() == Png.Length);
        OnDisk(quick.Tenant).Count.ShouldBe(1);
        OnDisk(slow.Tenant).Count.ShouldBe(20);
    }

    [Fact]
    public async Task What_it_takes_to_open_a_file_is_sealed()
    {
        var inbox = await stage.OpenAsync(Ct);
        var opens = new TaskCompletionSource();
        inbox.Room.Files["a-code-that-opens"] = new LoftFile(Png) { Opens = opens.Task };

        await inbox.TellAsync(Ct, Says.Message("m1", "", media: Says.Media("a-code-that-opens")));
        await Acts.UntilAsync(() => Task.FromResult(inbox.Room.Files["a-code-that-opens"].Times), t => t == 1, Ct);
        var plain = await stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_media where inbox_id = $1 and encode(reference, 'escape') like '%a-code-that-opens%'", Ct, inbox.Id);
        var sealed_ = await stage.Owner.ScalarAsync<long>("select count(*) from desk.channel_media where inbox_id = $1 and reference is not null", Ct, inbox.Id);
        opens.SetResult();

        (plain, sealed_).ShouldBe((0, 1));
    }

    [Fact]
    public async Task What_an_agent_attaches_goes_out_with_the_last_part_of_the_words()
    {
        var inbox = await stage.OpenAsync(Ct);
        await inbox.TellAsync(Ct, Says.Message("m1", "Hello"));
        var conversation = await inbox.TakenAsync(Ct);
        var file = (await inbox.Tenant.Agent.UploadAsync("/files", "map.png", Png, Ct)).Required().GetProperty("id").GetGuid();

        await inbox.Tenant.Agent.PostAsync($"/conversations/{conversation}/messages", new { text = "Here it is", clientId = "c1", attachmentIds = new[] { file } }, Ct);
        await inbox.SaidAsync(m => m.Exists(x => x.Text("text") == "Here it is" && x.Delivery() == "sent"), Ct);

        var sent = inbox.Room.Sent.Single(s => s.Text("text") == "Here it is").GetProperty("files").EnumerateArray().ShouldHaveSingleItem();
        (sent.Text("name"), sent.Text("type")).ShouldBe(("map.png", "image/png"));
        sent.GetProperty("content").GetBytesFromBase64().ShouldBe(Png);
    }

    private static string Retry(JsonElement message) => $"/conversations/{message.GetProperty("conversationId").GetGuid()}/messages/{message.GetProperty("id").GetGuid()}/retry-media";

    private static List<string> Media(JsonElement message) =>
        [.. message.GetProperty("media").EnumerateArray().Select(m => $"{m.Text("kind")} {m.Text("state")} {m.Text("reason") ?? "-"}")];

    private List<string> OnDisk(TestTenant tenant) => [.. Files(tenant).Where(f => !f.EndsWith(".part", StringComparison.Ordinal))];

    private List<string> Litter(TestTenant tenant) => Files(tenant);

    private List<string> Files(TestTenant tenant)
    {
        var folder = Path.Combine(stage.Services.GetRequiredService<Switchboard.Desk.Files.FileOptions>().Folder, tenant.Id.ToString());
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder)] : [];
    }
}
