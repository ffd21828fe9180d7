using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Files;

/// <summary>Where files lie. A folder a tenant, names made by us.</summary>
public sealed record FileOptions(string Folder);

/// <summary>Takes in files: type by content, never by name; the name is only ever shown.</summary>
public sealed class FileStore(DeskDb db, CurrentTenant tenant, FileOptions options, TimeProvider clock)
{
    public const long Largest = 10 * 1024 * 1024;

    /// <summary>Stores the bytes; the row is there when the scope's unit of work is committed.</summary>
    public async Task<Outcome<Conversations.Attachment>> SaveAsync(string name, byte[] content, Caller by, CancellationToken ct)
    {
        if (content.Length == 0)
            return new InvalidInput("file", "must not be empty.");
        if (content.LongLength > Largest)
            return new FileTooLarge();
        if (FileType.Of(content) is not { } type)
            return new FileTypeNotAllowed();

        var file = new StoredFile
        {
            Id = Guid.CreateVersion7(),
            Name = FileName.Clean(name, type),
            ContentType = type,
            Size = content.LongLength,
            UploadedByKind = Words<CallerKind>.Write(by.Kind),
            UploadedBy = by.Id,
            CreatedAt = clock.GetUtcNow(),
        };

        // Bytes first: a row without its file would be a broken promise, a file without its row is only litter.
        var path = PathOf(file.Id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, ct);
        db.Add(file);
        return new Conversations.Attachment(file.Id, file.Name, file.ContentType, file.Size);
    }

    /// <summary>Begins a file that comes from somewhere else, under an id that is the same at each try.</summary>
    internal IncomingFile Receive(Guid id) => new(PathOf(id));

    /// <summary>The row of a file that has been received; it is there when the scope's unit of work is committed.</summary>
    internal Conversations.Attachment Add(Guid id, string name, string contentType, long size, ContactId sender)
    {
        var file = new StoredFile
        {
            Id = id,
            Name = FileName.Clean(name, contentType),
            ContentType = contentType,
            Size = size,
            UploadedByKind = Words<CallerKind>.Write(CallerKind.Contact),
            UploadedBy = sender.Value,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(file);
        return new Conversations.Attachment(file.Id, file.Name, file.ContentType, file.Size);
    }

    public Task<Conversations.Attachment?> FindAsync(Guid id, CancellationToken ct) =>
        db.Set<StoredFile>().Where(f => f.Id == id).Select(f => new Conversations.Attachment(f.Id, f.Name, f.ContentType, f.Size)).SingleOrDefaultAsync(ct);

    /// <summary>Where the current tenant's file lies on disk.</summary>
    public string PathOf(Guid id) => Path.Combine(options.Folder, tenant.Id.ToString(), id.ToString("N"));
}

internal sealed record FileTooLarge() : Refusal(RefusalKind.Invalid, "file.too-large", "A file may have at most 10 MB.");

internal sealed record FileTypeNotAllowed() : Refusal(RefusalKind.Invalid, "file.type-not-allowed", "Only PNG, JPEG, GIF, WebP and PDF files can be sent.");
