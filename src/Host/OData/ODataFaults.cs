using Npgsql;
using Switchboard.Host.Rest;
using Switchboard.OData.Model;

namespace Switchboard.Host.OData;

/// <summary>What a caller hears when reading failed.</summary>
internal static class ODataFaults
{
    internal static ODataRefusal Explain(Exception fault, ILogger log)
    {
        if (TookTooLong(fault))
        {
            return new ODataRefusal(
                StatusCodes.Status400BadRequest, "odata.too-slow", $"This took longer than {ODataModule.Patience.TotalSeconds:0} seconds and was stopped. Narrow it: a $filter on time, fewer groups, an $orderby that lists offer.");
        }

        if (DatabaseOutage.Is(fault))
            return new ODataRefusal(StatusCodes.Status503ServiceUnavailable, new DatabaseOutage().Code, new DatabaseOutage().Detail);
        log.LogError(fault, "An OData request could not be answered");
        return new ODataRefusal(StatusCodes.Status500InternalServerError, "server.error", "Something went wrong on our side. Quote the time if you ask us about it.");
    }

    /// <summary>Npgsql says so as a timeout or, when the database was quicker to notice, as a cancelled query; EF Core may wrap either.</summary>
    internal static bool TookTooLong(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            if (at is NpgsqlException { InnerException: TimeoutException } or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled })
                return true;
        }

        return false;
    }
}
