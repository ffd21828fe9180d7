using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Switchboard.Client.Tests.Webhooks;
using Switchboard.Testing;

namespace Switchboard.Client.Tests.Guide;

/// <summary>The samples of the guide do what it says they do.</summary>
public sealed class SampleTests(Deployment deployment, StandardLibrary library) : IClassFixture<StandardLibrary>
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_call_shows_open_conversations()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await client.Conversations.HandOverAsync(conversation, ct: _ct);

        var text = await Samples.FirstCallAsync(tenant.Address, tenant.ApiKey, _ct);

        text.ShouldStartWith("#1 ");
    }

    [Fact]
    public async Task A_list_goes_through_all_pages()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        for (var i = 0; i < 7; i++)
            await client.Contacts.CreateAsync(new NewContact($"Contact {i}"), ct: _ct);

        var verified = await Samples.ListingAsync(client, _ct);
        var names = new List<string>();
        await foreach (var contact in client.Contacts.ListAsync(new ContactQuery { Sort = ContactSort.Name, PageSize = 3 }, _ct))
            names.Add(contact.Name);

        verified.ShouldBe(0);
        names.ShouldBe(Enumerable.Range(0, 7).Select(i => $"Contact {i}"));
    }

    [Fact]
    public async Task A_conversation_is_taken_answered_and_resolved()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var (_, conversation) = await tenant.ConversationAsync(_ct);

        var resolved = await Samples.SendingAsync(client, conversation, tenant.Agent.MemberId, _ct);
        var again = await client.Messages.SendAsync(conversation, new NewMessage("Your parcel has left the house.") { ClientId = "order-17-shipped" }, ct: _ct);

        resolved.Status.ShouldBe(ConversationStatus.Resolved);
        resolved.AssigneeId.ShouldBe(tenant.Agent.MemberId);
        var said = new List<Message>();
        await foreach (var message in client.Messages.ListOfAsync(conversation, ct: _ct))
            said.Add(message);
        said.Single(m => m.ClientId == "order-17-shipped").Id.ShouldBe(again.Id);
        said.ShouldContain(m => m.Private && m.Text == "Sent by the order system.");
    }

    [Fact]
    public async Task Errors_are_caught_by_what_they_mean()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await client.Conversations.HandOverAsync(conversation, ct: _ct);
        await client.Conversations.ResolveAsync(conversation, ct: _ct);

        var closed = await Samples.ErrorsAsync(client, conversation, _ct);
        var open = await Samples.ErrorsAsync(client, conversation, _ct);
        var gone = await Samples.ErrorsAsync(client, Guid.CreateVersion7(), _ct);

        (closed, open, gone).ShouldBe(("reopened", "sent", "gone"));
    }

    [Fact]
    public async Task A_team_is_changed_as_it_was_seen()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var team = await client.Teams.CreateAsync(new TeamInput("North", []), ct: _ct);

        var changed = await Samples.ChangingAsync(client, team.Id, tenant.Agent.MemberId, _ct);

        changed.MemberIds.ShouldBe([tenant.Agent.MemberId]);
    }

    [Fact]
    public async Task Messages_are_followed_over_a_restart()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var heard = new List<LoggedMessage>();

        for (var part = 0; part < 2; part++)
        {
            await client.Messages.NoteAsync(conversation, new NewMessage($"part {part}"), ct: _ct);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(_ct);
            await Should.ThrowAsync<OperationCanceledException>(() => Samples.FollowingAsync(client, file, message => Hear(heard, message, $"part {part}", stop), stop.Token));
        }

        File.Delete(file);
        heard.Select(m => m.MessageId).ShouldBeUnique();
        heard.Count(m => m.Private).ShouldBe(2);
    }

    [Fact]
    public async Task A_web_application_believes_what_is_signed_and_nothing_else()
    {
        var heard = new List<WebhookEvent>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        Samples.MapWebhooks(app, Secret, told =>
        {
            heard.Add(told);
            return Task.CompletedTask;
        });
        await app.StartAsync(_ct);
        const string Body = """{"type":"webhook.test","timestamp":"2026-11-21T09:00:00Z","data":{"message":"It works."}}""";
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var right = await PostAsync(app.Urls.Single(), Body, now, await library.SignAsync(Secret, "evt_1", now, Body));
        var wrong = await PostAsync(app.Urls.Single(), Body + " ", now, await library.SignAsync(Secret, "evt_1", now, Body));

        (right, wrong).ShouldBe((204, 400));
        heard.ShouldHaveSingleItem().Type.ShouldBe("webhook.test");
    }

    /// <summary>Stops at the next question after the message that the test waits for, so that its position is kept.</summary>
    private static Task Hear(List<LoggedMessage> heard, LoggedMessage message, string last, CancellationTokenSource stop)
    {
        heard.Add(message);
        if (message.Text == last)
            stop.CancelAfter(TimeSpan.FromMilliseconds(300));
        return Task.CompletedTask;
    }

    private async Task<int> PostAsync(string address, string body, long timestamp, string signature)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/webhooks/switchboard") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookVerifier.IdHeader, "evt_1");
        request.Headers.Add(WebhookVerifier.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookVerifier.SignatureHeader, signature);
        using var answer = await http.SendAsync(request, _ct);
        return (int)answer.StatusCode;
    }
}
