using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using Switchboard.Desk;
using Switchboard.Desk.Inboxes;
using Switchboard.Tenancy;

namespace Switchboard.Host.Faces;

/// <summary>The built front ends under their addresses.</summary>
internal static class StaticFaces
{
    private const string Policy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'self'; object-src 'none'";

    internal static void UseFaces(this WebApplication app)
    {
        app.Use(SecurityHeadersAsync);
        var admin = Paths.Admin(app.Configuration);
        Serve(app, "/desk", admin, "workbench");
        Serve(app, "/portal", admin, "portal");
        Serve(app, "/docs", admin, "docs");
        var widget = Folder(admin, "widget");
        if (widget is not null)
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(widget), OnPrepareResponse = Cache });
        }
    }

    private static void Serve(WebApplication app, string path, string? admin, string name)
    {
        var folder = Folder(admin, name);
        app.MapWhen(c => c.Request.Path.StartsWithSegments(path, StringComparison.Ordinal) && HttpMethods.IsGet(c.Request.Method), face =>
        {
            if (folder is null)
            {
                face.Run(c =>
                {
                    c.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    return c.Response.WriteAsync($"The {name} is not built yet. Run: npm ci && npm run build, in src/Admin.", c.RequestAborted);
                });
                return;
            }

            var files = new PhysicalFileProvider(folder);
            face.UseStaticFiles(new StaticFileOptions { FileProvider = files, RequestPath = path, OnPrepareResponse = Cache });

            // Any other address below is the application's own route.
            face.Run(c =>
            {
                c.Response.ContentType = "text/html; charset=utf-8";
                c.Response.Headers.CacheControl = "no-cache";
                return c.Response.SendFileAsync(files.GetFileInfo("index.html"), c.RequestAborted);
            });
        });
    }

    private static string? Folder(string? admin, string name) =>
        admin is null ? null : Path.GetFullPath(Path.Combine(admin, name, "dist")) is var folder && File.Exists(Path.Combine(folder, name == "widget" ? "widget.js" : "index.html")) ? folder : null;

    private static void Cache(StaticFileResponseContext response)
    {
        // Names below assets carry a hash of their content; everything else is asked about each time.
        var hashed = response.Context.Request.Path.Value!.Contains("/assets/", StringComparison.Ordinal);
        response.Context.Response.Headers[HeaderNames.CacheControl] = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static async Task SecurityHeadersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        var frame = context.Request.Path == "/widget/frame.html" ? await AncestorsAsync(context) : "'none'";
        headers.ContentSecurityPolicy = $"{Policy}; frame-ancestors {frame}";
        await next(context);
    }

    /// <summary>The widget may be framed by the sites its inbox allows, and by any when it names none.</summary>
    private static async Task<string> AncestorsAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await context.RequestServices.GetRequiredService<InboxKeys>().FindAsync(context.Request.Query["inbox"].ToString(), ct) is not { } at
            || await context.RequestServices.GetRequiredService<LiveInboxes>().FindAsync(at.Tenant, new InboxId(at.Inbox), ct) is not { } inbox)
            return "'none'";
        var origins = (inbox.Call.Settings.GetValueOrDefault("allowedOrigins") ?? "").Split([',', '\n', ' ', '\r', ';'], StringSplitOptions.RemoveEmptyEntries);
        return origins.Length == 0 ? "*" : string.Join(' ', origins);
    }
}
