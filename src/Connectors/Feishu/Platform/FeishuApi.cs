using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Connectors.Feishu.Receiving;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.Feishu.Platform;

/// <summary>The platform's API in the name of one inbox's application.</summary>
internal sealed class FeishuApi(IChannelTools tools, FeishuSettings settings)
{
    private const int LongestAnswer = 1 << 20;
    private const int TokenMissing = 99991661;
    private const int TokenInvalid = 99991663;
    private const int AppTokenInvalid = 99991664;

    internal FeishuSettings Settings { get; } = settings;

    internal ValueTask<ApiAnswer> GetAsync(string path, CancellationToken ct) => CallAsync(HttpMethod.Get, path, () => null, ct);

    internal ValueTask<ApiAnswer> PostAsync(string path, JsonObject body, CancellationToken ct) => CallAsync(HttpMethod.Post, path, () => Json(body), ct);

    /// <summary>Calls with the token, and once again with a new one when the platform no longer takes it.</summary>
    internal async ValueTask<ApiAnswer> CallAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken ct)
    {
        using var response = await OpenAsync(method, path, content, ct);
        return await ReadAsync(response, ct);
    }

    /// <summary>The same for answers that are files, which are not read yet.</summary>
    internal async ValueTask<HttpResponseMessage> OpenAsync(HttpMethod method, string path, Func<HttpContent?> content, CancellationToken ct)
    {
        var token = await TokenAsync(ct);
        var response = await SendAsync(method, path, content(), token, ct);
        if (!IsComplaint(response) || !IsAboutToken((await ReadAsync(response, ct)).Code))
            return response;
        response.Dispose();
        tools.ForgetToken(Settings.AppId, token);
        return await SendAsync(method, path, content(), await TokenAsync(ct), ct);
    }

    /// <summary>Without a token: the calls that prove who we are by the secret itself.</summary>
    internal async ValueTask<ApiAnswer> ProveAsync(string path, JsonObject proof, CancellationToken ct)
    {
        using var response = await SendAsync(HttpMethod.Post, path, Json(proof), null, ct);
        return await ReadAsync(response, ct);
    }

    internal ValueTask<ApiAnswer> AskTokenAsync(CancellationToken ct) =>
        ProveAsync("/open-apis/auth/v3/tenant_access_token/internal", new JsonObject { ["app_id"] = Settings.AppId, ["app_secret"] = Settings.AppSecret }, ct);

    /// <summary>JSON that is no file: a customer may have sent a JSON file, and the platform names files, which it does not do with its own words.</summary>
    internal static bool IsComplaint(HttpResponseMessage response) =>
        response.Content.Headers is { ContentType.MediaType: "application/json", ContentDisposition: null };

    internal static async ValueTask<ApiAnswer> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await response.Content.LoadIntoBufferAsync(LongestAnswer, ct);
        var body = UntrustedJson.Parse(await response.Content.ReadAsByteArrayAsync(ct));
        var status = (int)response.StatusCode;
        var code = body?.Number("code", -status) ?? -status;
        return new ApiAnswer(status, code, body ?? default, Wait(response));
    }

    private ValueTask<string> TokenAsync(CancellationToken ct) => tools.TokenAsync(Settings.AppId, FetchTokenAsync, ct);

    private async ValueTask<ChannelToken> FetchTokenAsync(CancellationToken ct)
    {
        var answer = await AskTokenAsync(ct);
        return answer.Ok && answer.Body.Text("tenant_access_token") is { Length: > 0 } token
            ? new ChannelToken(token, TimeSpan.FromSeconds(Math.Clamp(answer.Body.Number("expire", 7_200), 1, 86_400)))
            : throw new FeishuRefusal(answer);
    }

    private async ValueTask<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(Settings.BaseUrl, path)) { Content = content };
        // The platform chooses the language of its complaints, and of the long connection's, by this.
        request.Headers.TryAddWithoutValidation("locale", "zh");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await tools.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(PlainJson.Options), Encoding.UTF8, "application/json");

    private static bool IsAboutToken(int code) => code is TokenMissing or TokenInvalid or AppTokenInvalid;

    private static TimeSpan? Wait(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-ogw-ratelimit-reset", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 3_600))
            : null;
}
