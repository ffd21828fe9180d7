using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Switchboard.Connectors.Feishu.LongConnection;

/// <param name="Stored">Whether the platform may forget the event.</param>
/// <param name="Body">What it is answered, as a callback would be.</param>
internal sealed record Acknowledgement(bool Stored, JsonObject? Body = null)
{
    /// <summary>The frame itself goes back, with the verdict in place of the event.</summary>
    internal Frame Of(Frame frame, TimeSpan took)
    {
        var verdict = new JsonObject { ["code"] = Stored ? 200 : 500 };
        if (Body is { Count: > 0 })
            verdict["data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Body.ToJsonString()));
        return frame with
        {
            Headers = [.. frame.Headers, new("biz_rt", ((long)took.TotalMilliseconds).ToString(CultureInfo.InvariantCulture))],
            Payload = Encoding.UTF8.GetBytes(verdict.ToJsonString()),
        };
    }
}
