using System.Net;

namespace Switchboard.Client;

/// <summary>What is known of a failed call, before it becomes an exception.</summary>
internal sealed record Fault(HttpStatusCode? Status, string Code, string Detail)
{
    internal IReadOnlyList<FieldError> Errors { get; init; } = [];

    internal string? TraceId { get; init; }

    internal TimeSpan? RetryAfter { get; init; }

    internal Exception? Cause { get; init; }

    internal string Message
    {
        get
        {
            var fields = Errors.Count == 0 ? "" : " " + string.Join(" ", Errors.Select(e => $"'{e.Field}' {e.Message}"));
            var trace = TraceId is null ? "" : $" (trace {TraceId})";
            return $"{Code}: {Detail}{fields}{trace}";
        }
    }

    internal SwitchboardException ToException() => Status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => new NotFoundException(this),
        HttpStatusCode.Conflict => new ConflictException(this),
        HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity => new InvalidInputException(this),
        HttpStatusCode.Unauthorized => new UnauthorizedException(this),
        HttpStatusCode.Forbidden => new ForbiddenException(this),
        HttpStatusCode.PreconditionFailed => new PreconditionFailedException(this),
        HttpStatusCode.TooManyRequests => new RateLimitedException(this),
        null or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new UnavailableException(this),
        _ => new SwitchboardException(this),
    };
}
