using Microsoft.AspNetCore.Http.Features;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Files;
using Switchboard.Host.Identity;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Files;

/// <summary>Upload for members, and the one address under which files are read: signed, expiring, never run by a browser.</summary>
internal static class FileEndpoints
{
    private const string Permission = "files:upload";

    internal static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(RestModule.Base + "/files", UploadAsync).DisableAntiforgery();
        routes.MapGet("/files/{id:guid}", DownloadAsync);
    }

    /// <summary>Reads the one file of a multipart body and stores it.</summary>
    internal static async Task<IResult> ReceiveAsync(HttpContext context, Caller by, CancellationToken ct)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = FileStore.Largest + (64 * 1024);
        if (!context.Request.HasFormContentType)
            return Problems.From(StatusCodes.Status415UnsupportedMediaType, "body.not-multipart", "Send the file as multipart/form-data in a field named 'file'.");
        try
        {
            var form = await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = FileStore.Largest + 1, ValueCountLimit = 10 }, ct);
            if (form.Files.Count != 1 || form.Files[0].Name != "file")
                return Problems.From(new InvalidInput("file", "must be exactly one file in a field named 'file'."));
            using var content = new MemoryStream((int)form.Files[0].Length);
            await form.Files[0].CopyToAsync(content, ct);
            var services = context.RequestServices;
            var saved = await services.GetRequiredService<FileStore>().SaveAsync(form.Files[0].FileName, content.ToArray(), by, ct);
            return saved.Succeeded
                ? Results.Json(Show(saved.Value, services), RestJson.Options, statusCode: StatusCodes.Status201Created)
                : Refuse(saved.Refusal);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return Problems.From(StatusCodes.Status413PayloadTooLarge, "file.too-large", "A file may have at most 10 MB.");
        }
    }

    private static IResult Refuse(Refusal refusal) => refusal.Code switch
    {
        "file.too-large" => Problems.From(StatusCodes.Status413PayloadTooLarge, refusal.Code, refusal.Detail),
        "file.type-not-allowed" => Problems.From(StatusCodes.Status415UnsupportedMediaType, refusal.Code, refusal.Detail),
        _ => Problems.From(refusal),
    };

    private static AttachmentView Show(Attachment file, IServiceProvider services) =>
        new(file.Id, file.Name, file.ContentType, file.Size, services.GetRequiredService<IAttachmentLinks>().UrlOf(services.GetRequiredService<CurrentTenant>().Id, file.Id));

    private static async Task<IResult> UploadAsync(HttpContext context, IRequestCaller callers)
    {
        var ct = context.RequestAborted;
        var caller = await callers.ResolveAsync(context, ct);
        return !caller.Succeeded ? Problems.From(caller.Refusal)
            : !caller.Value.May(Permission) ? Problems.From(new NotPermitted(Permission))
            : await ReceiveAsync(context, caller.Value, ct);
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
