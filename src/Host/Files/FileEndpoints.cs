using Switchboard.Desk.Conversations;
using Switchboard.Desk.Files;
using Switchboard.Desk.Storage;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Host.Rest.Limits;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Files;

/// <summary>Upload for members, and the one address under which files are read: signed, expiring, never run by a browser.</summary>
[Asks(Permission)]
internal static class FileEndpoints
{
    private const string Permission = "files:upload";

    internal static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(RestModule.Base + "/files", UploadAsync).DisableAntiforgery().WithMetadata(new AsksAttribute(Permission));
        routes.MapGet("/files/{id:guid}", DownloadAsync);
    }

    /// <summary>Reads the one file of a multipart body and stores it; once, if the request names itself.</summary>
    internal static async Task<IResult> ReceiveAsync(HttpContext context, Caller by, string route, CancellationToken ct)
    {
        var file = await FileBody.ReadAsync(context, ct);
        return file.Succeeded
            ? await IdempotencyDoor.OnceAsync(context, by, route, file.Value.Fingerprint, lease => StoreAsync(context, file.Value, by, lease, ct))
            : Refuse(context, file.Refusal);
    }

    private static async ValueTask<(RestAnswer Answer, bool Kept)> StoreAsync(HttpContext context, FileBody file, Caller by, IdempotencyLease? lease, CancellationToken ct)
    {
        var saved = await context.RequestServices.GetRequiredService<FileStore>().SaveAsync(file.Name, file.Content, by, ct);
        return saved.Succeeded
            ? await IdempotencyDoor.CommitAsync(context, RestAnswer.Of(Show(saved.Value, context.RequestServices), by, StatusCodes.Status201Created), lease)
            : (Refuse(context, saved.Refusal), false);
    }

    private static RestAnswer Refuse(HttpContext context, Refusal refusal) => refusal.Code switch
    {
        "file.too-large" => Problems.Answer(context, StatusCodes.Status413PayloadTooLarge, refusal.Code, refusal.Detail),
        "file.type-not-allowed" or "body.not-multipart" => Problems.Answer(context, StatusCodes.Status415UnsupportedMediaType, refusal.Code, refusal.Detail),
        _ => Problems.Answer(context, refusal),
    };

    private static AttachmentView Show(Attachment file, IServiceProvider services) =>
        new(file.Id, file.Name, file.ContentType, file.Size, services.GetRequiredService<IAttachmentLinks>().UrlOf(services.GetRequiredService<CurrentTenant>().Id, file.Id));

    private static async Task<IResult> UploadAsync(HttpContext context, CancellationToken ct)
    {
        var caller = await RestCaller.ResolveAsync(context, ct);
        return !caller.Succeeded ? Problems.From(caller.Refusal)
            : !caller.Value.May(Permission) ? Problems.From(new NotPermitted(Permission))
            : await ReceiveAsync(context, caller.Value, "POST /files", ct);
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, Guid id, FileLinks links, TenantCatalog tenants)
    {
        var ct = context.RequestAborted;
        if (links.Verify(id, context.Request.Query) is not { } tenantId || await tenants.FindAsync(tenantId, ct) is not { Active: true } tenant)
            return Problems.From(new NotFound("file"));
        context.RequestServices.GetRequiredService<CurrentTenant>().Enter(tenant);
        var store = context.RequestServices.GetRequiredService<FileStore>();
        if (await store.FindAsync(id, ct) is not { } file || !File.Exists(store.PathOf(id)))
            return Problems.From(new NotFound("file"));
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var inline = file.ContentType.StartsWith("image/", StringComparison.Ordinal) || file.ContentType == "application/pdf";
        context.Response.Headers.ContentDisposition = $"{(inline ? "inline" : "attachment")}; filename*=UTF-8''{Uri.EscapeDataString(file.Name)}";
        return Results.File(store.PathOf(id), file.ContentType, enableRangeProcessing: true);
    }
}
