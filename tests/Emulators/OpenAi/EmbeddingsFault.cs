using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.OpenAi;

/// <summary>A way in which the service fails.</summary>
public sealed record EmbeddingsFault(int Status, string Type = "server_error", string? Code = null, int? RetryAfter = null)
{
    /// <summary>It takes the call and says nothing until the caller goes away.</summary>
    public static EmbeddingsFault Hangs { get; } = new(0);

    public static EmbeddingsFault TooMany(int retryAfter) => new(429, "requests", "rate_limit_exceeded", retryAfter);

    public static EmbeddingsFault NoMoney { get; } = new(429, "insufficient_quota", "insufficient_quota");

    internal async Task<IResult> PlayAsync(HttpContext context)
    {
        if (Status == 0)
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
        if (RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return EmbeddingsProtocol.Error(Status == 0 ? 503 : Status, "As ordered.", Type, null, Code);
    }
}
