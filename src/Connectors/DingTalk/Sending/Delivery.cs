using System.Text.Json.Nodes;
using Switchboard.Connectors.DingTalk.Calls;
using Switchboard.Connectors.DingTalk.Messages;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Sending;

/// <summary>Sends one message: by its session webhook while that lives, by the robot API otherwise and for files.</summary>
internal sealed class Delivery(OutboundMessage message, OpenApi api, RobotSettings robot, DateTimeOffset now)
{
    internal async ValueTask<SendResult> RunAsync(CancellationToken ct)
    {
        var parts = new List<Part>();
        if (message.Text.Length > 0 || message.Buttons.Count > 0)
            parts.Add(Parts.Words(message.Text, message.Buttons));
        if (parts.Exists(p => p.IsTooLong))
            return new SendResult.Refused(new ChannelFailure("text.length", FailureReason.Content, "DingTalk takes 15,000 bytes."));
        foreach (var file in message.Files)
        {
            // All files are there before anything is said: what fails now fails before the customer saw a half.
            var (part, failure) = await Upload.RunAsync(file, api, robot, ct);
            if (failure is not null)
                return failure;
            parts.Add(part!);
        }

        return await SendAsync(parts, ct);
    }

    private async ValueTask<SendResult> SendAsync(List<Part> parts, CancellationToken ct)
    {
        var ids = new List<string>();
        for (var i = 0; i < parts.Count; i++)
        {
            var result = await SendAsync(parts[i], ct);
            if (result is SendResult.Sent sent)
                ids.AddRange(sent.MessageIds);
            else
                return i > 0 && result is SendResult.Later later ? new SendResult.Refused(later.Failure) : result;
        }

        return new SendResult.Sent(ids);
    }

    private async ValueTask<SendResult> SendAsync(Part part, CancellationToken ct)
    {
        if (part.Webhook is not null && Webhook() is { } webhook)
        {
            var answer = await api.PostAnonymouslyAsync(webhook, Addressed(part.Webhook), ct);
            if (answer.Ok)
                return new SendResult.Sent([]);

            // It may end before the time that was told.
            if (Failures.Reason(answer) != FailureReason.WindowOver)
                return Failures.Result(answer, robot);
        }

        return message.Thread.Group ? await ToGroupAsync(part, ct) : await ToPersonAsync(part, ct);
    }

    private Uri? Webhook() =>
        message.Thread.ReplyAddress is { } address && message.Thread.ReplyUntil > now && Uri.TryCreate(address, UriKind.Absolute, out var webhook) ? webhook : null;

    /// <summary>In a group the one who asked is told.</summary>
    private JsonObject Addressed(JsonObject body)
    {
        if (message.Thread.Group && message.Person is { } person)
            body["at"] = new JsonObject { [Ids.IsOpaque(person) ? "atDingtalkIds" : "atUserIds"] = new JsonArray(person), ["isAtAll"] = false };
        return body;
    }

    private async ValueTask<SendResult> ToGroupAsync(Part part, CancellationToken ct)
    {
        var answer = await api.PostAsync("/v1.0/robot/groupMessages/send", Body(part, "openConversationId", message.Thread.Id), ct);
        return answer.Ok ? Sent(answer) : Failures.Result(answer, robot);
    }

    private async ValueTask<SendResult> ToPersonAsync(Part part, CancellationToken ct)
    {
        var person = message.Person ?? message.Thread.Id;
        if (Ids.IsOpaque(person))
            return new SendResult.Refused(new ChannelFailure("session.over", FailureReason.WindowOver, "Who is no member of the organisation is reached by the session webhook only."));
        var answer = await api.PostAsync("/v1.0/robot/oToMessages/batchSend", Body(part, "userIds", new JsonArray(person)), ct);
        if (!answer.Ok)
            return Failures.Result(answer, robot);
        if (Lists(answer, "flowControlledStaffIdList", person))
            return new SendResult.Later(answer.RetryAfter, new ChannelFailure("flowControlledStaffIdList", FailureReason.RateLimit));
        return Lists(answer, "invalidStaffIdList", person) || Lists(answer, "filteredStaffIdList", person)
            ? new SendResult.Refused(new ChannelFailure("invalidStaffIdList", FailureReason.Unreachable))
            : Sent(answer);
    }

    private JsonObject Body(Part part, string to, JsonNode whom) =>
        new() { ["robotCode"] = robot.RobotCode, [to] = whom, ["msgKey"] = part.Key, ["msgParam"] = Json.Write(part.Parameters) };

    /// <summary>The platform says 200 also when it did not send.</summary>
    private static bool Lists(ApiAnswer answer, string list, string person) =>
        answer.Body.Items(list).Any(i => i.ValueKind == System.Text.Json.JsonValueKind.String && i.ValueEquals(person));

    private static SendResult.Sent Sent(ApiAnswer answer) => new(answer.Body.Filled("processQueryKey") is { } key ? [key] : []);
}
