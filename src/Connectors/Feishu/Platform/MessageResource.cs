using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Platform;

/// <summary>A file of a message, found by <c>message/type/key</c>.</summary>
internal static class MessageResource
{
    private const int NotFound = 234003;
    private const int Gone = 234040;
    private const int NotOfMessages = 234043;

    internal static async ValueTask<FetchedMedia?> OpenAsync(ChannelMedia media, FeishuApi api, CancellationToken ct)
    {
        if (media.Reference.Split('/') is not [var message, var type, var key])
            return null;
        var path = $"/open-apis/im/v1/messages/{Uri.EscapeDataString(message)}/resources/{Uri.EscapeDataString(key)}?type={type}";
        var response = await api.OpenAsync(HttpMethod.Get, path, () => null, ct);
        if (response.IsSuccessStatusCode && !FeishuApi.IsComplaint(response))
            return new FetchedMedia(await response.Content.ReadAsStreamAsync(ct), Name(response) ?? media.Name);
        using (response)
        {
            var answer = await FeishuApi.ReadAsync(response, ct);
            return answer.Status == 404 || answer.Code is NotFound or Gone or NotOfMessages ? null : throw new FeishuRefusal(answer);
        }
    }

    private static string? Name(HttpResponseMessage response)
    {
        var told = response.Content.Headers.ContentDisposition;
        return told?.FileNameStar ?? told?.FileName?.Trim('"');
    }
}
