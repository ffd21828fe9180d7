using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu.Receiving;

namespace Switchboard.Connectors.Feishu.Platform;

/// <param name="Status">Of HTTP. Says little: 200 may carry a failure, 400 may carry a limit.</param>
/// <param name="Code">The platform's code; 0 is success. The negative status where the answer was none of the platform's.</param>
/// <param name="Body">The answer.</param>
/// <param name="Wait">How long the platform wants us to wait.</param>
internal sealed record ApiAnswer(int Status, int Code, JsonElement Body, TimeSpan? Wait)
{
    private const int LongestRaw = 500;

    internal bool Ok => Code == 0;

    internal string CodeText => Code.ToString(CultureInfo.InvariantCulture);

    internal JsonElement Data => Body.Object("data");

    /// <summary>What may be kept: never the whole answer, which may repeat tokens, addresses and what customers wrote.</summary>
    internal string Raw()
    {
        var kept = new JsonObject { ["status"] = Status, ["code"] = Code, ["msg"] = Body.Text("msg") };
        if (Body.Object("error").Text("log_id") is { } log)
            kept["log_id"] = log;
        return Cut(kept.ToJsonString(PlainJson.Options));
    }

    internal static string Cut(string raw) => Excerpt.Of(raw, LongestRaw);
}
