using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;
using Switchboard.Host.GraphQL;

namespace Switchboard.Host.Faces;

/// <summary>The built front ends under their addresses.</summary>
internal static class StaticFaces
{
    /// <summary>Only what is public: compressing answers that hold secrets lets their length tell them.</summary>
    internal static void AddFaces(this IServiceCollection services)
    {
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/javascript", "application/javascript", "text/css", "image/svg+xml"];
        });

        // The framework's default is the fastest level, which makes the widget a third larger for every visitor of every shop.
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }

    internal static void UseFaces(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        var admin = Paths.Admin(app.Configuration);
        Serve(app, "/desk", admin, "workbench");
        Serve(app, "/portal", admin, "portal");
        Serve(app, "/docs", admin, "docs");
        app.UseGraphiQLPage();
        Serve(app, GraphiQLPage.Folder, admin, "graphiql");
        var widget = Folder(admin, "widget");
        if (widget is null)
            app.MapWhen(c => c.Request.Path == "/widget.js" || c.Request.Path.StartsWithSegments("/widget", StringComparison.Ordinal), face => face.Run(c => NotBuiltAsync(c, "widget")));
        else
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(widget), OnPrepareResponse = Cache });
    }

    private static void Serve(WebApplication app, string path, string? admin, string name)
    {
        var folder = Folder(admin, name);
        app.MapWhen(c => c.Request.Path.StartsWithSegments(path, StringComparison.Ordinal) && HttpMethods.IsGet(c.Request.Method), face =>
        {
            if (folder is null)
            {
                face.Run(c => NotBuiltAsync(c, name));
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

    private static Task NotBuiltAsync(HttpContext context, string name)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"The {name} is not built yet. Run: npm ci && npm run build, in src/Admin.", context.RequestAborted);
    }

    private static string? Folder(string? admin, string name) =>
        admin is null ? null : Path.GetFullPath(Path.Combine(admin, name, "dist")) is var folder && File.Exists(Path.Combine(folder, name == "widget" ? "widget.js" : "index.html")) ? folder : null;

    private static void Cache(StaticFileResponseContext response)
    {
        // Names below assets carry a hash of their content; everything else is asked about each time.
        var hashed = response.Context.Request.Path.Value!.Contains("/assets/", StringComparison.Ordinal);
        response.Context.Response.Headers[HeaderNames.CacheControl] = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
