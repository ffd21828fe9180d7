using System.Globalization;
using Microsoft.AspNetCore.StaticFiles;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Demo;

/// <summary>The demo companies' own web sites: plain pages on an origin of their own, which embed the widget as any customer's site would.</summary>
internal sealed class DemoSites(string name, int port, string folder, DemoResource demo) : Resource(name)
{
    private WebApplication? _app;

    public override async Task StartAsync(ResourceLog log, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _app = builder.Build();

        // The inboxes allow this origin by its number; a page opened by name would be refused its widget.
        _app.Use((context, next) =>
        {
            if (context.Request.Host.Host != "localhost")
                return next(context);
            context.Response.Redirect(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{context.Request.Path}{context.Request.QueryString}"));
            return Task.CompletedTask;
        });
        _app.MapGet("/", () => Results.Redirect("/acme/"));
        _app.MapGet("/{tenant}/{**path}", Serve);
        await _app.StartAsync(ct);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await base.DisposeAsync();
    }

    private IResult Serve(string tenant, string? path)
    {
        if (demo.Data.Tenants.FirstOrDefault(t => t.Slug == tenant) is not { } company)
            return Results.NotFound();
        var root = Path.GetFullPath(Path.Combine(folder, tenant)) + Path.DirectorySeparatorChar;
        var file = Path.GetFullPath(Path.Combine(root, string.IsNullOrEmpty(path) ? "index.html" : path));
        if (!file.StartsWith(root, StringComparison.Ordinal) || !File.Exists(file))
            return Results.NotFound();
        if (Path.GetExtension(file) is not ".html")
            return Results.File(file, new FileExtensionContentTypeProvider().TryGetContentType(file, out var type) ? type : "application/octet-stream");
        var page = File.ReadAllText(file).Replace("{{host}}", demo.Data.BaseUrl, StringComparison.Ordinal).Replace("{{inboxKey}}", company.Inboxes.Webchat.Key, StringComparison.Ordinal);
        return Results.Content(page, "text/html; charset=utf-8");
    }
}

internal static class DemoSitesBuilder
{
    public static ResourceBuilder<DemoSites> AddDemoSites(this DistributedApplicationBuilder builder, string name, int port, string folder, ResourceBuilder<DemoResource> demo) =>
        builder.AddResource(new DemoSites(name, port, folder, demo.Resource)).WaitFor(demo);
}
