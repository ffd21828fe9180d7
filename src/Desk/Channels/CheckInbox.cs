using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Visitors;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;

namespace Switchboard.Desk.Channels;

[Verb("inboxes.check", Permission = "inboxes:manage", Route = "POST /inboxes/{id}/check", Audited = false,
    Refuses = [typeof(ChannelNotInstalled)],
    Summary = "Try an inbox's credentials and rights at its platform. Changes nothing there; where no platform stands behind it, there is nothing to try.")]
internal sealed class CheckInbox(DeskDb db, LiveInboxes inboxes, ChannelCalls calls) : IVerb<CheckInbox.Input, CheckInbox.Output>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    internal sealed record Input(InboxId Id);

    internal sealed record Output(IReadOnlyList<InboxCheck> Checks);

    public async ValueTask<Outcome<Output>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (!await db.Inboxes.AnyAsync(i => i.Id == input.Id, ct) || await inboxes.FindAnyAsync(db.TenantId, input.Id, ct) is not { } inbox)
            return new NotFound("inbox");
        if (inbox.Channel == InboxChannels.WebChat)
            return new Output([]);
        var reached = await calls.ReachAsync(inbox, 0, static (c, _, tools, call, stop) => c.CheckAsync(tools, call, stop), Limit, ct);
        return reached switch
        {
            { Fault: ReachFault.NotCalled } => new ChannelNotInstalled(inbox.Channel),
            { Value: { } checks } => new Output([.. checks.Select(c => new InboxCheck(c.Name, c.Ok, c.Answer))]),
            _ => new Output([new InboxCheck("connection", false, reached.Why ?? "")]),
        };
    }
}

/// <param name="Name">What was tried.</param>
/// <param name="Ok">Whether it worked.</param>
/// <param name="Answer">What the platform said.</param>
public sealed record InboxCheck(string Name, bool Ok, string Answer);
