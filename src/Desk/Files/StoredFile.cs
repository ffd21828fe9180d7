using Switchboard.Desk.Audit;
using Switchboard.Desk.Storage;

namespace Switchboard.Desk.Files;

[Personal]
[DeskTable("files")]
internal sealed class StoredFile
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public string ContentType { get; init; } = "";

    public long Size { get; init; }

    public string UploadedByKind { get; init; } = "";

    public Guid UploadedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
