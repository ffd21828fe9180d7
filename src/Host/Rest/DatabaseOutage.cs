using Npgsql;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>The database is restarting or out of reach. Nobody's fault here, soon over, and worth trying again: so not a 500.</summary>
internal sealed record DatabaseOutage()
    : Refusal(RefusalKind.Unavailable, "database.unavailable", "The database does not answer right now. Nothing was changed; try again in a moment.")
{
    /// <summary>EF Core wraps what Npgsql says, sometimes twice.</summary>
    internal static bool Is(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            if (at is NpgsqlException { IsTransient: true })
                return true;
        }

        return false;
    }
}
