using System.Text.Json.Nodes;
using Switchboard.Connectors.WeCom.Platform;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>Answers a customer in WeChat.</summary>
internal sealed class ServiceSender(PlatformCalls calls)
{
    private readonly ServiceState _state = new(calls);

    internal async ValueTask<SendResult> SendAsync(OutboundMessage message, DateTimeOffset now, CancellationToken ct)
    {
        if (ServiceThread.Read(message.Thread) is not { } chat)
            return Refusals.Of("95004", FailureReason.Other, "not sent: the thread is none of the customer service");
        if (message.Files.Select(MediaType.Refusal).FirstOrDefault(r => r is not null) is { } wrongFile)
            return wrongFile;
        var words = Words(message);
        if (words.Count + message.Files.Count == 0)
            return Refusals.Of("44004", FailureReason.Content, "not sent: nothing in it");
        if (message.ReplyCode is { } code)
            return await GreetAsync(message, code, words, ct);
        if (ReplyWindow.Refusal(message.LastHeard, message.SentSince, words.Count + message.Files.Count, now) is { } tooLate)
            return tooLate;
        return await AnswerAsync(message, chat, words, ct);
    }

    private async ValueTask<SendResult> AnswerAsync(OutboundMessage message, (string OpenKfId, string ExternalUserId) chat, IReadOnlyList<(string Type, JsonObject Content)> words, CancellationToken ct)
    {
        var (files, failure) = await MediaUpload.UploadAllAsync(message.Files, calls, ct);
        if (failure is not null)
            return failure;
        var ids = new List<string>();
        foreach (var (type, content) in words.Concat(files))
        {
            if (await SendAsync(message.DeliveryId, chat, type, content, ids, ct) is { } refused)
                return refused;
        }

        return new SendResult.Sent(ids);
    }

    /// <summary>One part. The platform has it also when it refuses its id as one that it has: an earlier try had arrived.</summary>
    private async ValueTask<SendResult?> SendAsync(Guid delivery, (string OpenKfId, string ExternalUserId) chat, string type, JsonObject content, List<string> ids, CancellationToken ct)
    {
        var answer = await SendAsync(chat, Body(delivery, ids.Count, type, content), ct);
        if (!answer.Ok && !Refusals.IsRepetition(answer))
            return Refusals.Of(answer);
        ids.Add(answer.Ok ? answer.Body.Text("msgid") : PartIds.Of(delivery, ids.Count));
        return null;
    }

    private async ValueTask<Answer> SendAsync((string OpenKfId, string ExternalUserId) chat, JsonObject body, CancellationToken ct)
    {
        body["touser"] = chat.ExternalUserId;
        body["open_kfid"] = chat.OpenKfId;
        var answer = await calls.PostAsync("kf/send_msg", body, ct);
        if (answer.Code != "95018")
            return answer;
        return await _state.OpenAsync(chat.OpenKfId, chat.ExternalUserId, answer, ct) ?? await calls.PostAsync("kf/send_msg", body, ct);
    }

    /// <summary>A code is good for one message of words, whatever the reply window says.</summary>
    private async ValueTask<SendResult> GreetAsync(OutboundMessage message, string code, IReadOnlyList<(string Type, JsonObject Content)> words, CancellationToken ct)
    {
        if (words.Count != 1 || message.Files.Count > 0)
            return Refusals.Of("95008", FailureReason.Content, "not sent: a greeting is one text or menu, without files");
        var body = Body(message.DeliveryId, 0, words[0].Type, words[0].Content);
        body["code"] = code;
        var answer = await calls.PostAsync("kf/send_msg_on_event", body, ct);
        if (Refusals.IsRepetition(answer))
            return new SendResult.Sent([PartIds.Of(message.DeliveryId, 0)]);
        return answer.Ok ? new SendResult.Sent([answer.Body.Text("msgid")]) : Refusals.Of(answer);
    }

    private static JsonObject Body(Guid delivery, int part, string type, JsonObject content) =>
        new() { ["msgid"] = PartIds.Of(delivery, part), ["msgtype"] = type, [type] = content };

    private static IReadOnlyList<(string Type, JsonObject Content)> Words(OutboundMessage message)
    {
        if (ChoiceMenu.Of(message.Text, message.Buttons) is { } menu)
            return [("msgmenu", menu)];
        return [.. TextParts.Of(NumberedChoice.Of(message.Text, message.Buttons)).Select(part => ("text", new JsonObject { ["content"] = part }))];
    }
}
