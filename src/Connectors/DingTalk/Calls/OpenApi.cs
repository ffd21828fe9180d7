using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.DingTalk.Calls;

/// <summary>Both generations of the API. One token serves both.</summary>
internal sealed class OpenApi(RobotSettings robot, IChannelTools tools)
{
    private const long LongestAnswer = 1 << 20;

    internal ValueTask<ApiAnswer> PostAsync(string path, JsonObject body, CancellationToken ct) =>
        WithTokenAsync(
            token =>
            {
                var request = Request(new Uri(robot.Api, path), Content(body));
                request.Headers.Add("x-acs-dingtalk-access-token", token);
                return request;
            },
            ct);

    internal ValueTask<ApiAnswer> PostLegacyAsync(string path, string query, Func<HttpContent> content, CancellationToken ct) =>
        WithTokenAsync(token => Request(new Uri(robot.Legacy, $"{path}?access_token={Uri.EscapeDataString(token)}{query}"), content()), ct);

    internal ValueTask<ApiAnswer> PostAnonymouslyAsync(Uri address, JsonObject body, CancellationToken ct) => SendAsync(Request(address, Content(body)), ct);

    /// <summary>The platform's own answer to the application's id and secret.</summary>
    internal ValueTask<ApiAnswer> AskTokenAsync(CancellationToken ct) =>
        PostAnonymouslyAsync(new Uri(robot.Api, "/v1.0/oauth2/accessToken"), new JsonObject { ["appKey"] = robot.AppKey, ["appSecret"] = robot.AppSecret }, ct);

    /// <summary>A token may end before its time: then a new one is asked for, once.</summary>
    private async ValueTask<ApiAnswer> WithTokenAsync(Func<string, HttpRequestMessage> request, CancellationToken ct)
    {
        var token = await tools.TokenAsync(robot.TokenKey, FetchTokenAsync, ct);
        var answer = await SendAsync(request(token), ct);
        if (!answer.TokenIsStale)
            return answer;
        tools.ForgetToken(robot.TokenKey, token);
        token = await tools.TokenAsync(robot.TokenKey, FetchTokenAsync, ct);
        return await SendAsync(request(token), ct);
    }

    private async ValueTask<ChannelToken> FetchTokenAsync(CancellationToken ct)
    {
        var answer = await AskTokenAsync(ct);
        return answer.Ok && answer.Body.Filled("accessToken") is { } token
            ? new ChannelToken(token, TimeSpan.FromSeconds(int.TryParse(answer.Body.Text("expireIn"), out var seconds) ? seconds : 7200))
            : throw new RefusedException(answer, robot);
    }

    private async ValueTask<ApiAnswer> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            using var response = await tools.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            await response.Content.LoadIntoBufferAsync(LongestAnswer, ct);
            var body = Json.Parse((await response.Content.ReadAsByteArrayAsync(ct)).AsSpan());
            return new ApiAnswer((int)response.StatusCode, body ?? default, response.Headers.RetryAfter?.Delta);
        }
    }

    private static HttpRequestMessage Request(Uri address, HttpContent content) => new(HttpMethod.Post, address)
    {
        Content = content,

        // Without this some of its gateways answer in XML.
        Headers = { Accept = { new MediaTypeWithQualityHeaderValue("application/json") } },
    };

    internal static StringContent Content(JsonObject body) => new(Json.Write(body), Encoding.UTF8, "application/json");
}
