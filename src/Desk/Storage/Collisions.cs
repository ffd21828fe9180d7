using Microsoft.EntityFrameworkCore;
using Npgsql;
using Switchboard.Registry;

namespace Switchboard.Desk.Storage;

/// <summary>A row that must be the only one of its kind. A verb looks before it writes; this is for two who look at the same time.</summary>
internal interface IUniqueRow
{
    /// <summary>What whoever came second is told, or null when this row does not know the constraint.</summary>
    Refusal? TakenBy(string constraint);
}

/// <summary>What the database said no to because two callers ran into each other, as the refusal that either would have got a moment later.</summary>
internal static class Collisions
{
    internal static Refusal? Explain(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            if (at is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure })
                return new ChangedMeanwhile();
            if (at is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } constraint } } taken)
                return taken.Entries.Select(e => (e.Entity as IUniqueRow)?.TakenBy(constraint)).FirstOrDefault(r => r is not null);
        }

        return null;
    }
}

/// <summary>The row was changed between being looked at and being changed. Only work that began with a look can meet this.</summary>
public sealed record ChangedMeanwhile()
    : Refusal(RefusalKind.Conflict, "row.changed", "Somebody changed this meanwhile. Read it again, then decide anew.");
