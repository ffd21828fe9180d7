using System.Globalization;
using System.Text.Json.Nodes;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Application;

/// <summary>Writes to a member of the company.</summary>
internal sealed class ApplicationSender(Account account, PlatformCalls calls)
{
    internal async ValueTask<SendResult> SendAsync(OutboundMessage message, CancellationToken ct)
    {
        if (!int.TryParse(account.AgentId, NumberStyles.None, CultureInfo.InvariantCulture, out var agent))
            return Refusals.Of("40056", FailureReason.Credentials, "not sent: the inbox has no AgentId");
        if (message.Files.Select(MediaType.Refusal).FirstOrDefault(r => r is not null) is { } refusal)
            return refusal;
        var (files, failure) = await MediaUpload.UploadAllAsync(message.Files, calls, ct);
        if (failure is not null)
            return failure;
        var ids = new List<string>();
        foreach (var (type, content) in Words(message).Concat(files))
        {
            if (await SendAsync(message, agent, type, content, ids, ct) is { } refused)
                return refused;
        }

        return ids.Count > 0 ? new SendResult.Sent(ids) : Refusals.Of("44004", FailureReason.Content, "not sent: nothing in it");
    }

    private static IEnumerable<(string Type, JsonObject Content)> Words(OutboundMessage message)
    {
        if (ButtonCard.Of(message.Text, message) is { } card)
            return [("template_card", card)];
        return TextParts.Of(NumberedChoice.Of(message.Text, message.Buttons)).Select(part => ("text", new JsonObject { ["content"] = part }));
    }

    private async ValueTask<SendResult?> SendAsync(OutboundMessage message, int agent, string type, JsonObject content, List<string> ids, CancellationToken ct)
    {
        var answer = await calls.PostAsync("message/send", Body(message, agent, type, content), ct);
        if (!answer.Ok)
            return Refusals.Of(answer);
        // The platform calls it a success when the only receiver was none.
        if (answer.Body.Text("invaliduser").Length > 0)
            return Refusals.Of("81013", FailureReason.Unreachable, "invaliduser");
        if (answer.Body.Text("unlicenseduser").Length > 0)
            return Refusals.Of("0", FailureReason.Permission, "unlicenseduser");
        ids.Add(answer.Body.Text("msgid"));
        return null;
    }

    private JsonObject Body(OutboundMessage message, int agent, string type, JsonObject content)
    {
        var body = new JsonObject
        {
            ["touser"] = message.Person ?? message.Thread.Id,
            ["msgtype"] = type,
            ["agentid"] = agent,
            [type] = content,
            ["safe"] = 0,
            ["enable_duplicate_check"] = account.DuplicateSeconds > 0 ? 1 : 0,
        };
        if (account.DuplicateSeconds > 0)
            body["duplicate_check_interval"] = account.DuplicateSeconds;
        return body;
    }
}
