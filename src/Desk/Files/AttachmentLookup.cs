using Switchboard.Desk.Conversations;
using Switchboard.Registry;

namespace Switchboard.Desk.Files;

/// <summary>Uploaded files by id, for hanging them on a message.</summary>
internal sealed class AttachmentLookup
{
    public ValueTask<Outcome<IReadOnlyList<Attachment>>> FindAsync(IReadOnlyList<Guid>? ids, CancellationToken ct) =>
        ids is not { Count: > 0 } ? new(Outcome.Of<IReadOnlyList<Attachment>>([])) : new(new InvalidInput("attachmentIds", "no such file."));
}
