using Switchboard.Desk;
using Switchboard.Desk.Inboxes;
using Switchboard.Tenancy;

namespace Switchboard.Host.Faces;

/// <summary>What every answer tells the browser it must not do.</summary>
/// <remarks>Written as the answer starts, because an error's answer clears what was set before it.</remarks>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'self'; script-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'self'; object-src 'none'";

    /// <summary>Nothing here needs a sensor; a channel that one day does says so here.</summary>
    private const string Permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

    internal static void UseSecurityHeaders(this WebApplication app) => app.Use(async (context, next) =>
    {
        var frame = context.Request.Path == "/widget/frame.html" ? await AncestorsAsync(context) : "'none'";
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Permissions;
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = $"{Policy}; frame-ancestors {frame}";
            return Task.CompletedTask;
        });
        await next(context);
    });

    /// <summary>The widget may be framed by the sites its inbox allows, and by any when it names none.</summary>
    private static async Task<string> AncestorsAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        if (await context.RequestServices.GetRequiredService<InboxKeys>().FindAsync(context.Request.Query["inbox"].ToString(), ct) is not { } at
            || await context.RequestServices.GetRequiredService<LiveInboxes>().FindAsync(at.Tenant, new InboxId(at.Inbox), ct) is not { } inbox)
            return "'none'";
        var origins = (inbox.Call.Settings.GetValueOrDefault("allowedOrigins") ?? "").Split([',', '\n', ' ', '\r', ';'], StringSplitOptions.RemoveEmptyEntries);
        var sources = origins.Where(o => Uri.TryCreate(o, UriKind.Absolute, out var site) && site.Scheme is "http" or "https").ToList();
        return origins.Length == 0 ? "*" : sources.Count == 0 ? "'none'" : string.Join(' ', sources);
    }
}
