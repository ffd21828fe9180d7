using System.Net.Http.Headers;
using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Attachments.</summary>
public sealed class FilesResource
{
    private readonly Calls _calls;

    internal FilesResource(Calls calls) => _calls = calls;

    /// <summary>Stores a file, to attach its id to a message. PNG, JPEG, GIF, WebP or PDF, at most 10 MB.</summary>
    /// <param name="name">What people see.</param>
    /// <param name="content">The bytes; kept until the call ends, for it may be sent again.</param>
    /// <param name="options">What to say beyond the file.</param>
    /// <param name="ct">Stops it.</param>
    [Operation("files.upload")]
    public Task<Attachment> UploadAsync(string name, ReadOnlyMemory<byte> content, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<Attachment>(new Call(HttpMethod.Post, "files") { Content = () => Form(name, content), IdempotencyKey = options?.IdempotencyKey ?? Guid.CreateVersion7().ToString() }, ct);

    private static MultipartFormDataContent Form(string name, ReadOnlyMemory<byte> content)
    {
        var file = new ReadOnlyMemoryContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { file, "file", name } };
    }
}
