using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Files;

/// <summary>Uploaded files by id, for hanging them on a message: only the sender's own.</summary>
internal sealed class AttachmentLookup(ScopedDb scoped)
{
    public async ValueTask<Outcome<IReadOnlyList<Attachment>>> FindAsync(IReadOnlyList<Guid>? ids, Guid uploader, CancellationToken ct)
    {
        if (ids is not { Count: > 0 })
            return Outcome.Of<IReadOnlyList<Attachment>>([]);
        var found = await scoped.Db.Set<StoredFile>().Where(f => ids.Contains(f.Id) && f.UploadedBy == uploader)
            .Select(f => new Attachment(f.Id, f.Name, f.ContentType, f.Size)).ToListAsync(ct);
        return found.Count == ids.Distinct().Count()
            ? Outcome.Of<IReadOnlyList<Attachment>>(found)
            : new InvalidInput("attachmentIds", "names a file that you did not upload. Upload it first.");
    }
}
