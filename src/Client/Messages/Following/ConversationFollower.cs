using System.Runtime.CompilerServices;

namespace Switchboard.Client;

/// <summary>Follows one conversation. Its messages are numbered as they are stored, so the last number says everything.</summary>
internal sealed class ConversationFollower(MessagesResource messages, TimeProvider clock, FollowOptions options)
{
    private const int Most = 100;
    private readonly Rhythm _rhythm = new(clock, options);

    internal async IAsyncEnumerable<Message> RunAsync(Guid conversation, int? after, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = after ?? await NowAsync(conversation, ct);
        while (true)
        {
            var (page, _) = await _rhythm.AskAsync(stop => messages.PageOfAsync(conversation, last, limit: Most, ct: stop), ct);
            foreach (var message in page.Items)
            {
                last = message.Seq;
                yield return message;
            }

            if (page.NextCursor is null)
                await _rhythm.PauseAsync(page.Items.Count > 0, ct);
        }
    }

    private async Task<int> NowAsync(Guid conversation, CancellationToken ct)
    {
        var (page, _) = await _rhythm.AskAsync(stop => messages.PageOfAsync(conversation, limit: 1, ct: stop), ct);
        return page.Items is [.., var newest] ? newest.Seq : 0;
    }
}
