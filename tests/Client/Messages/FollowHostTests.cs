using Switchboard.Testing;

namespace Switchboard.Client.Tests.Messages;

/// <summary>Following a real desk.</summary>
public sealed class FollowHostTests(Deployment deployment)
{
    private static readonly FollowOptions Lively = new() { Fastest = TimeSpan.FromMilliseconds(20), Slowest = TimeSpan.FromMilliseconds(100) };
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_is_followed_from_now_on_and_goes_on_from_a_kept_position()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var (visitor, conversation) = await tenant.ConversationAsync(_ct);
        await Quiet(client, conversation);

        await using var first = client.Messages.FollowAsync(options: Lively, ct: _ct).GetAsyncEnumerator(_ct);
        var next = first.MoveNextAsync().AsTask();
        await Task.Delay(300, _ct);
        await client.Messages.NoteAsync(conversation, new NewMessage("one"), ct: _ct);
        await next;
        var kept = first.Current.Position.ToString();
        await client.Messages.NoteAsync(conversation, new NewMessage("two"), ct: _ct);
        await client.Messages.NoteAsync(conversation, new NewMessage("three"), ct: _ct);
        await using var second = client.Messages.FollowAsync(FollowPosition.Parse(kept), Lively, _ct).GetAsyncEnumerator(_ct);
        await second.MoveNextAsync();
        var two = second.Current.Message;
        await second.MoveNextAsync();

        visitor.ContactId.ShouldNotBe(Guid.Empty);
        first.Current.Message.Text.ShouldBe("one");
        two.Text.ShouldBe("two");
        second.Current.Message.Text.ShouldBe("three");
    }

    [Fact]
    public async Task Many_pages_of_a_desk_come_once_each_and_a_conversation_in_its_order()
    {
        const int Count = 250;
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        await Quiet(client, conversation);

        var writing = Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = _ct },
            async (i, stop) => await client.Messages.NoteAsync(conversation, new NewMessage($"note {i}"), ct: stop));
        var heard = new List<LoggedMessage>();
        await foreach (var message in client.Messages.FollowAsync(FollowPosition.Beginning, Lively, _ct))
        {
            heard.Add(message.Message);
            if (heard.Count(m => m.Private) == Count)
                break;
        }

        await writing;
        heard.Select(m => m.MessageId).ShouldBeUnique();
        heard.Select(m => m.Seq).ShouldBe(Enumerable.Range(1, heard.Count));
    }

    [Fact]
    public async Task A_conversation_is_followed_by_its_numbers()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        using var client = tenant.Client();
        var (_, conversation) = await tenant.ConversationAsync(_ct);
        for (var i = 0; i < 3; i++)
            await client.Messages.NoteAsync(conversation, new NewMessage($"note {i}"), ct: _ct);

        var heard = new List<Message>();
        await foreach (var message in client.Messages.FollowAsync(conversation, after: 0, Lively, _ct))
        {
            heard.Add(message);
            if (heard.Count(m => m.Private) == 3)
                break;
        }

        heard.Select(m => m.Seq).ShouldBe(Enumerable.Range(1, heard.Count));
    }

    /// <summary>Until the bot has answered, so that nothing but the test's own words comes.</summary>
    private async Task Quiet(SwitchboardClient client, Guid conversation)
    {
        while ((await client.Conversations.GetAsync(conversation, _ct)).LastMessageAuthorKind != AuthorKind.Bot)
            await Task.Delay(50, _ct);
    }
}
