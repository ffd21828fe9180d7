using System.Security.Cryptography;
using System.Text;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Idempotency;

/// <summary>
/// A request that names itself is carried out once. The answer of a success is stored by the verb's guard with the verb's changes;
/// what is left here is to claim the key before, and to keep a refusal or give the key back after.
/// </summary>
internal static class IdempotencyDoor
{
    internal const string Header = "Idempotency-Key";
    internal const string ReplayedHeader = "Idempotency-Replayed";
    internal const int LongestKey = 255;

    /// <summary>Null without the header.</summary>
    internal static Outcome<string?> KeyOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var values))
            return Outcome.Of<string?>(null);
        return values is [{ Length: > 0 and <= LongestKey } key] && key.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0
            ? Outcome.Of<string?>(key)
            : new InvalidInput(Header, $"must be one value of 1 to {LongestKey} printable ASCII characters: new for each request, the same when it is sent again.");
    }

    internal static byte[] Fingerprint(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    /// <summary>Carries a request out: once, if it names itself; the lease is null if it does not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="route">Of which operation.</param>
    /// <param name="body">What makes it this request, beside its address.</param>
    /// <param name="run">Does it; says whether the answer was kept already.</param>
    internal static async ValueTask<RestAnswer> OnceAsync(
        HttpContext context, Caller caller, string route, byte[] body, Func<IdempotencyLease?, ValueTask<(RestAnswer Answer, bool Kept)>> run)
    {
        var key = KeyOf(context.Request);
        if (key.Refusal is { } noKey)
            return Problems.Answer(context, noKey);
        return key.Value is null
            ? (await run(null)).Answer
            : await ServeAsync(context, context.RequestServices, new IdempotentRequest(caller.Id, route, key.Value, Fingerprint(context.Request, body)), run);
    }

    /// <summary>Commits what the request's unit of work holds, and the answer with it: for doors that have no verb whose guard would.</summary>
    internal static async ValueTask<(RestAnswer Answer, bool Kept)> CommitAsync(HttpContext context, RestAnswer answer, IdempotencyLease? lease)
    {
        var (services, ct) = (context.RequestServices, context.RequestAborted);
        if (lease is not null && !await services.GetRequiredService<IdempotencyKeys>().KeepAsync(lease, Kept(answer), ct))
            return (Problems.Answer(context, new KeyLost()), false);
        await services.GetRequiredService<IUnitOfWork>().CommitAsync(audit: null, ct);
        return (answer, lease is not null);
    }

    /// <param name="context">The request.</param>
    /// <param name="services">Of the scope in which the verb runs.</param>
    /// <param name="request">What it is known by.</param>
    /// <param name="run">Carries it out under the lease; says whether the answer was kept already.</param>
    internal static async ValueTask<RestAnswer> ServeAsync(
        HttpContext context, IServiceProvider services, IdempotentRequest request, Func<IdempotencyLease, ValueTask<(RestAnswer Answer, bool Kept)>> run)
    {
        var keys = services.GetRequiredService<IdempotencyKeys>();
        var claim = await keys.ClaimAsync(request, context.RequestAborted);
        switch (claim.Kind)
        {
            case ClaimKind.Answered:
                context.Response.Headers[ReplayedHeader] = "true";
                return new RestAnswer(claim.Answer!.Status, claim.Answer.Body, claim.Answer.ContentType) { ETag = claim.Answer.ETag };
            case ClaimKind.Running:
                context.Response.Headers.RetryAfter = "1";
                return Problems.Answer(context, new KeyInUse(), isFinal: false);
            case ClaimKind.OtherRequest:
                return Problems.Answer(context, new KeyUsedOtherwise());
        }

        var settled = false;
        try
        {
            var (answer, kept) = await run(claim.Lease!);
            if (!kept && IsWorthKeeping(answer))
                await keys.KeepAloneAsync(claim.Lease!, Kept(answer), context.RequestAborted);
            settled = kept || IsWorthKeeping(answer);
            return answer;
        }
        finally
        {
            // Also when the client is gone. Should this fail too, the lease ends by itself.
            if (!settled)
                await keys.ReleaseAsync(claim.Lease!, CancellationToken.None);
        }
    }

    internal static KeptAnswer Kept(RestAnswer answer) => new(answer.Status, answer.ContentType, answer.ETag, answer.Body);

    /// <summary>Our failures are not the answer, and what another time or a newer ETag would mend is not one for a day.</summary>
    private static bool IsWorthKeeping(RestAnswer answer) => answer is
    {
        IsFinal: true,
        Status: < StatusCodes.Status500InternalServerError and not StatusCodes.Status429TooManyRequests and not StatusCodes.Status412PreconditionFailed,
    };
}
