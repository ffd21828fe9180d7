using System.Globalization;
using Switchboard.Connectors.Feishu.Platform;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Sending;

/// <summary>Sends one message of ours as one or several of the platform's.</summary>
internal sealed class Sender(FeishuApi api)
{
    private const int RepliedToRecalled = 230011;
    private const int RepliedToDeleted = 230110;

    internal async ValueTask<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
    {
        try
        {
            return await SendPartsAsync(message, ct);
        }
        catch (FeishuRefusal refusal)
        {
            return Failures.Result(refusal.Answer);
        }
    }

    private async ValueTask<SendResult> SendPartsAsync(OutboundMessage message, CancellationToken ct)
    {
        var parts = new List<OutboundPart>();
        if (OutboundPart.Words(message) is { } words)
            parts.Add(words);
        // Files first: when one is refused, nothing has been said yet.
        foreach (var file in message.Files)
        {
            var (part, failure) = await Upload.RunAsync(file, api, ct);
            if (failure is not null)
                return failure;
            parts.Add(part!);
        }

        var ids = new List<string>();
        foreach (var part in parts)
        {
            var answer = await SendAsync(part, message, ids.Count, ct);
            if (!answer.Ok)
                return Failures.Result(answer);
            ids.Add(answer.Data.Id("message_id") ?? "");
        }

        return new SendResult.Sent([.. ids.Where(x => x.Length > 0)]);
    }

    private async ValueTask<ApiAnswer> SendAsync(OutboundPart part, OutboundMessage message, int index, CancellationToken ct)
    {
        // The platform sends one message for one of these within an hour, however often it is asked.
        var request = part.Request(index == 0 ? message.DeliveryId.ToString() : string.Create(CultureInfo.InvariantCulture, $"{message.DeliveryId}-{index}"));
        if (index == 0 && message.ReplyTo is { Length: > 0 } replyTo)
        {
            var reply = await api.PostAsync($"/open-apis/im/v1/messages/{Uri.EscapeDataString(replyTo)}/reply", request, ct);
            if (reply.Code is not (RepliedToRecalled or RepliedToDeleted))
                return reply;
        }

        request["receive_id"] = message.Thread.Id;
        return await api.PostAsync($"/open-apis/im/v1/messages?receive_id_type={IdType(message.Thread.Id)}", request, ct);
    }

    private static string IdType(string id) => id.StartsWith("ou_", StringComparison.Ordinal) ? "open_id" : id.StartsWith("on_", StringComparison.Ordinal) ? "union_id" : "chat_id";
}
