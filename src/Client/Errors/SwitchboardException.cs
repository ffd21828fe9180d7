using System.Net;

namespace Switchboard.Client;

/// <summary>A call that was refused or did not get through. Catch a subclass for what you can mend.</summary>
public class SwitchboardException : Exception
{
    internal SwitchboardException(Fault fault)
        : base(fault.Message, fault.Cause)
    {
        Status = fault.Status;
        Code = fault.Code;
        Detail = fault.Detail;
        Errors = fault.Errors;
        TraceId = fault.TraceId;
        RetryAfter = fault.RetryAfter;
    }

    /// <summary>The answer's status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>Stable and machine-readable, such as <c>conversation.resolved</c>. <c>http.502</c> and the like where the answer named none.</summary>
    public string Code { get; }

    /// <summary>One sentence for a person.</summary>
    public string Detail { get; }

    /// <summary>The fields that cannot be taken, where it is about fields.</summary>
    public IReadOnlyList<FieldError> Errors { get; }

    /// <summary>Quote it when you ask for help.</summary>
    public string? TraceId { get; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; }
}

/// <summary>One field that cannot be taken as it is, and what would be right.</summary>
/// <param name="Field">Its name as JSON has it.</param>
/// <param name="Message">What would be right.</param>
public sealed record FieldError(string Field, string Message);

/// <summary>No such thing, or none of this tenant's.</summary>
public sealed class NotFoundException : SwitchboardException
{
    internal NotFoundException(Fault fault)
        : base(fault)
    {
    }
}

/// <summary>It cannot be done as things are now; <see cref="SwitchboardException.Code"/> says why.</summary>
public sealed class ConflictException : SwitchboardException
{
    internal ConflictException(Fault fault)
        : base(fault)
    {
    }
}

/// <summary>What was sent cannot be taken; see <see cref="SwitchboardException.Errors"/>.</summary>
public sealed class InvalidInputException : SwitchboardException
{
    internal InvalidInputException(Fault fault)
        : base(fault)
    {
    }
}

/// <summary>The key is unknown, expired or revoked.</summary>
public sealed class UnauthorizedException : SwitchboardException
{
    internal UnauthorizedException(Fault fault)
        : base(fault)
    {
    }
}

/// <summary>The key's role does not include this.</summary>
public sealed class ForbiddenException : SwitchboardException
{
    internal ForbiddenException(Fault fault)
        : base(fault)
    {
    }
}

/// <summary>It is no longer as the caller last saw it: read it again, then decide anew.</summary>
public sealed class PreconditionFailedException : SwitchboardException
{
    internal PreconditionFailedException(Fault fault)
        : base(fault)
    {
    }
}

/// <summary>Too many calls, also after the client had waited.</summary>
public sealed class RateLimitedException : SwitchboardException
{
    internal RateLimitedException(Fault fault)
        : base(fault)
    {
    }
}

/// <summary>The server is out of reach or not ready, also after the client had tried again. Whether a change was made is not known.</summary>
public sealed class UnavailableException : SwitchboardException
{
    internal UnavailableException(Fault fault)
        : base(fault)
    {
    }
}
