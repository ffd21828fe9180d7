using System.Globalization;
using Microsoft.AspNetCore.Http;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Terms;

/// <summary>A version of the protocol, and what an answer in it is called like.</summary>
internal sealed class ProtocolVersion
{
    internal const string Header = "OData-Version";
    internal const string MaxHeader = "OData-MaxVersion";

    internal static readonly ProtocolVersion V40 = new("4.0", "odata.");
    internal static readonly ProtocolVersion V401 = new("4.01", "");

    private ProtocolVersion(string name, string prefix) => (Name, Prefix, Control) = (name, prefix, new ControlNames("@" + prefix));

    internal string Name { get; }

    /// <summary>What stands before the names of control information, format parameters and preferences.</summary>
    internal string Prefix { get; }

    internal ControlNames Control { get; }

    /// <summary>The version of the answer, also for a request that is refused because of its version.</summary>
    internal static ProtocolVersion Of(HttpRequest request)
    {
        var most = request.Headers[MaxHeader].ToString();
        return Number(most.Length > 0 ? most : request.Headers[Header].ToString()) >= 4.01m ? V401 : V40;
    }

    /// <remarks>Clients that name no version were written before 4.01, so they get 4.0.</remarks>
    internal static ODataOutcome<ProtocolVersion> Negotiate(HttpRequest request)
    {
        var (spoken, most) = (request.Headers[Header].ToString().Trim(), request.Headers[MaxHeader].ToString().Trim());
        if (spoken.Length > 0 && Number(spoken) is not (4.0m or 4.01m))
            return new ODataRefusal(StatusCodes.Status400BadRequest, "odata.version", "must be 4.0 or 4.01.", Header);
        if (most.Length > 0 && !(Number(most) >= 4.0m))
            return new ODataRefusal(StatusCodes.Status400BadRequest, "odata.version", "must be 4.0 or higher: answers are 4.0 and 4.01.", MaxHeader);
        return Of(request);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
