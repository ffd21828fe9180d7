using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Audit;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Limits;
using Switchboard.Registry;

namespace Switchboard.Host.Audit;

/// <summary>The whole audit log, or what a filter leaves of it, as a file: streamed, oldest first.</summary>
internal static class AuditExport
{
    internal const string Path = "/audit-log/export";
    private const string Format = "format";

    internal static void MapAuditExport(this IEndpointRouteBuilder routes) => routes.MapGet(RestModule.Base + Path, ServeAsync).WithMetadata(new AsksAttribute("audit:read"));

    private static async Task ServeAsync(HttpContext context, VerbRegistry registry, IUnitOfWork work, TimeProvider clock)
    {
        var ct = context.RequestAborted;
        var set = (Set<AuditView, Guid>)registry.Sets.Single(s => s.ViewType == typeof(AuditView));
        var caller = await RestCaller.ResolveAsync(context, ct);
        var asked = !caller.Succeeded ? caller.Refusal
            : !caller.Value.May(set.Permission) ? new NotPermitted(set.Permission)
            : Rows(context, set, caller.Value);
        if (!asked.Succeeded)
        {
            await Problems.From(asked.Refusal).ExecuteAsync(context);
            return;
        }

        // Who takes the log away is part of it.
        await work.CommitAsync(new AuditNote("audit-log.export", caller.Value!, null, clock.GetUtcNow(), context.Request.QueryString.Value), ct);
        var csv = context.Request.Query[Format] == "csv";
        context.Response.ContentType = csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=audit-log.{(csv ? "csv" : "json")}";
        var rows = asked.Value.AsNoTracking().OrderBy(a => a.Seq).AsAsyncEnumerable();
        if (csv)
            await WriteCsvAsync(context.Response, rows, ct);
        else
            await JsonSerializer.SerializeAsync(context.Response.Body, rows, RestJson.Options, ct);
    }

    private static Outcome<IQueryable<AuditView>> Rows(HttpContext context, Set<AuditView, Guid> set, Caller caller)
    {
        var rows = Outcome.Of(set.Source(context.RequestServices, caller));
        foreach (var (name, values) in context.Request.Query)
        {
            if (!rows.Succeeded)
                return rows;
            rows = values.Count != 1 ? new InvalidInput(name, "may stand only once.")
                : name == Format ? values[0] is "csv" or "json" ? rows : new InvalidInput(Format, "must be csv or json.")
                : set.Filters.TryGetValue(name, out var filter) ? filter.Apply(rows.Value, values[0]!)
                : new InvalidInput(name, $"is not a parameter of the export; it takes {Format}, {string.Join(", ", set.Filters.Keys)}.");
        }

        return rows;
    }

    private static async Task WriteCsvAsync(HttpResponse response, IAsyncEnumerable<AuditView> rows, CancellationToken ct)
    {
        // The mark tells spreadsheets that it is UTF-8.
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await text.WriteLineAsync("seq,at,actorKind,actorId,actorName,verb,targetId,detail,door,address,agent,changes".AsMemory(), ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            string?[] cells =
            [
                row.Seq.ToString(CultureInfo.InvariantCulture), row.At.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture), JsonSerializer.SerializeToElement(row.ActorKind, RestJson.Options).GetString(),
                row.ActorId?.ToString(), row.ActorName, row.Verb, row.TargetId?.ToString(), row.Detail, row.Door, row.Address, row.Agent,
                row.Changes.Count == 0 ? "" : JsonSerializer.Serialize(row.Changes, RestJson.Options),
            ];
            await text.WriteLineAsync(string.Join(',', cells.Select(CsvCell.Of)).AsMemory(), ct);
        }
    }
}
