using Microsoft.Net.Http.Headers;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Conditions;

/// <summary>If-Match: the verb runs only while the row is as the caller last saw it.</summary>
/// <remarks>
/// Looked at inside the verb's own transaction, which sees everything as of that look: if somebody else changes the row before the verb
/// does, the database refuses the verb's change, and that is the same answer as if the look had come later.
/// </remarks>
internal sealed class RowCondition(IList<EntityTagHeaderValue> tags)
{
    /// <summary>Null without the header; refused when it cannot be read, or the address names no row.</summary>
    internal static Outcome<RowCondition?> Of(HttpRequest request, RowReader? row)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
            return Outcome.Of<RowCondition?>(null);
        if (row is null)
            return new InvalidInput("If-Match", "is not taken here: this address names no row that has an ETag.");
        return EntityTagHeaderValue.TryParseStrictList(header, out var tags)
            ? Outcome.Of<RowCondition?>(new RowCondition(tags))
            : new InvalidInput("If-Match", "must be * or ETags as they were answered, such as \"abc\".");
    }

    internal async ValueTask<Refusal?> CheckAsync(RowReader row, IServiceProvider services, Caller caller, string id, CancellationToken ct)
    {
        await services.GetRequiredService<IUnitOfWork>().BeginSnapshotAsync(ct);
        var body = await row.Read(services, caller, id, ct);

        // What is not there is the verb's to refuse: it knows its name.
        return body is null || EntityTag.Matches(tags, EntityTag.Strong(body), useStrongComparison: true) ? null : new RowChanged();
    }
}

internal sealed record RowChanged()
    : Refusal(RefusalKind.Conflict, "row.changed", "This is not as you last saw it. Read it again, then decide anew.");
