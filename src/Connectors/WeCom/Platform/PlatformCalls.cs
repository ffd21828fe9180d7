using System.Text.Json.Nodes;
using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.Platform;

/// <summary>Calls the platform for one inbox. A token that it no longer takes is replaced, and the call made once again.</summary>
internal sealed class PlatformCalls(Account account, IChannelTools tools)
{
    internal ValueTask<Answer> GetAsync(string path, string query, CancellationToken ct) =>
        CallAsync(token => new HttpRequestMessage(HttpMethod.Get, Address(path, query, token)), ct);

    internal ValueTask<Answer> PostAsync(string path, JsonObject body, CancellationToken ct) =>
        CallAsync(token => new HttpRequestMessage(HttpMethod.Post, Address(path, "", token)) { Content = SizedContent.Json(body) }, ct);

    /// <summary>Posts what can be read once only: it is opened again for a second try.</summary>
    internal async ValueTask<Answer> PostAsync(string path, string query, Func<CancellationToken, ValueTask<HttpContent>> open, CancellationToken ct)
    {
        return await WithTokenAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, Address(path, query, token)) { Content = await open(ct) };
                return await AskAsync(request, ct);
            },
            ct);
    }

    /// <summary>A file, or the answer why there is none. The caller disposes the response.</summary>
    internal async ValueTask<(HttpResponseMessage? File, Answer Answer)> DownloadAsync(string path, string query, CancellationToken ct)
    {
        HttpResponseMessage? file = null;
        var answer = await WithTokenAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, Address(path, query, token));
                var response = await tools.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
                if (MediaDownload.IsFile(response))
                {
                    file = response;
                    return new Answer("0", "", default);
                }

                using (response)
                    return await Answer.ReadAsync(response, ct);
            },
            ct);
        return (file, answer);
    }

    /// <summary>Asks for a token without the host's memory, to see whether the credentials are right.</summary>
    internal async ValueTask<Answer> FreshTokenAsync(CancellationToken ct)
    {
        var query = $"corpid={Uri.EscapeDataString(account.CorpId)}&corpsecret={Uri.EscapeDataString(account.Secret)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Base}/cgi-bin/gettoken?{query}"));
        return await AskAsync(request, ct);
    }

    private ValueTask<Answer> CallAsync(Func<string, HttpRequestMessage> make, CancellationToken ct) =>
        WithTokenAsync(
            async token =>
            {
                using var request = make(token);
                return await AskAsync(request, ct);
            },
            ct);

    private async ValueTask<Answer> WithTokenAsync(Func<string, ValueTask<Answer>> call, CancellationToken ct)
    {
        try
        {
            var token = await tools.TokenAsync(account.TokenKey, FetchTokenAsync, ct);
            var answer = await call(token);
            if (!answer.WantsNewToken)
                return answer;
            tools.ForgetToken(account.TokenKey, token);
            return await call(await tools.TokenAsync(account.TokenKey, FetchTokenAsync, ct));
        }
        catch (PlatformRefusal refusal)
        {
            return refusal.Answer;
        }
    }

    private async ValueTask<ChannelToken> FetchTokenAsync(CancellationToken ct)
    {
        var answer = await FreshTokenAsync(ct);
        if (!answer.Ok || answer.Body.Text("access_token") is not { Length: > 0 } token)
            throw new PlatformRefusal(answer);
        return new ChannelToken(token, TimeSpan.FromSeconds(Math.Max(answer.Body.Number("expires_in"), 60)));
    }

    private async ValueTask<Answer> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var response = await tools.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return await Answer.ReadAsync(response, ct);
    }

    private string Base => account.BaseUrl.AbsoluteUri.TrimEnd('/');

    private Uri Address(string path, string query, string token) =>
        new($"{Base}/cgi-bin/{path}?access_token={Uri.EscapeDataString(token)}{(query.Length > 0 ? "&" + query : "")}");
}
