using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Host.Identity;
using Switchboard.Host.Rest;
using Switchboard.OData.Http;
using Switchboard.OData.Model;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.OData;

/// <summary>The desk for reporting tools. Nothing here names a set.</summary>
internal static class ODataModule
{
    internal const string Path = "/odata/v4";

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    internal static void AddOData(this IServiceCollection services) => services.AddSingleton<DeskModels>();

    internal static void MapOData(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ODataModule).FullName!);
        app.MapOData(Path, AccessAsync, new ODataOptions
        {
            OnUnexpected = fault => ODataFaults.Explain(fault, log),
            CallerHeaders = ["Authorization", "Cookie", "X-Tenant", RequestCaller.TokenHeader],
        });
    }

    private static async ValueTask<ODataAccess?> AccessAsync(HttpContext http, CancellationToken ct)
    {
        var services = http.RequestServices;
        var caller = await services.GetRequiredService<IRequestCaller>().ResolveAsync(http, ct);
        if (!caller.Succeeded)
        {
            await RefuseAsync(http, caller.Refusal);
            return null;
        }

        LimitPatience(services);
        var desk = services.GetRequiredService<DeskDb>().Database;
        var call = new ODataCall(services, caller.Value) { Time = services.GetRequiredService<TimeProvider>(), Reading = stop => OneConnection.OpenAsync(desk, stop) };
        return new ODataAccess(services.GetRequiredService<DeskModels>().For(caller.Value), call);
    }

    /// <summary>A question that takes longer would keep others waiting; it is given up in the database itself.</summary>
    internal static void LimitPatience(IServiceProvider services)
    {
        services.GetRequiredService<DeskDb>().Database.SetCommandTimeout(Patience);
        services.GetRequiredService<CatalogDb>().Database.SetCommandTimeout(Patience);
    }

    private static Task RefuseAsync(HttpContext http, Refusal refusal)
    {
        // Spreadsheets ask for user and password when they are told of Basic, and for nothing else.
        if (refusal.Kind == RefusalKind.Unauthenticated)
            http.Response.Headers.WWWAuthenticate = new(["Basic realm=\"Switchboard\", charset=\"UTF-8\"", "Bearer"]);
        return ODataErrors.WriteAsync(http, new ODataRefusal(Problems.StatusOf(refusal), refusal.Code, refusal.Detail));
    }
}
