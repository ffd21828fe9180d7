using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.DingTalk;

/// <summary>Access tokens and their end.</summary>
internal sealed class Tokens(Organisation organisation, Journal journal, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _given = new(StringComparer.Ordinal);

    internal IResult Give(string? appKey, string? appSecret)
    {
        if (appKey != organisation.AppKey || appSecret != organisation.AppSecret)
            return Results.Json(new { code = "invalidClientIdOrSecret", message = "无效的clientId或者clientSecret", requestid = "emulator" }, statusCode: 400);
        var token = $"emulator-token-{journal.NextToken()}";
        _given[token] = clock.GetUtcNow() + organisation.TokenLives;
        return Results.Json(new { accessToken = token, expireIn = (int)organisation.TokenLives.TotalSeconds });
    }

    internal bool IsGood(string? token) => token is not null && _given.TryGetValue(token, out var until) && until > clock.GetUtcNow();

    /// <summary>As if an administrator had renewed the application's secret.</summary>
    internal void EndAll() => _given.Clear();

    internal static IResult Stale() => Results.Json(new { code = "InvalidAuthentication", message = "不合法的access_token", requestid = "emulator" }, statusCode: 401);

    internal static IResult StaleLegacy() => Results.Json(new { errcode = 88, errmsg = "ding talk error[subcode=40014,submsg=不合法的access_token]", sub_code = "40014" });
}
