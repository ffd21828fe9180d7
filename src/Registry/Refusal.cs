namespace Switchboard.Registry;

/// <summary>
/// Something a caller can cause and can mend. Capabilities declare theirs as records beside their verbs;
/// each protocol has one mapper that turns the kind into its own words.
/// </summary>
/// <param name="Kind">What class of refusal this is; decides the status in every protocol.</param>
/// <param name="Code">Stable, dotted, machine-readable name such as <c>conversation.resolved</c>.</param>
/// <param name="Detail">One sentence for a person that says what to do next.</param>
public abstract record Refusal(RefusalKind Kind, string Code, string Detail)
{
    public virtual IReadOnlyList<FieldError> Errors => [];
}

public enum RefusalKind
{
    Invalid,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    TooMany,
    Unavailable,
}

/// <summary>One field that cannot be taken as it is, and what would be right.</summary>
public readonly record struct FieldError(string Field, string Message);

/// <summary>An id that does not exist, or belongs to another tenant: the two answer alike on purpose.</summary>
public sealed record NotFound(string What)
    : Refusal(RefusalKind.NotFound, $"{What}.not-found", $"There is no such {What}.");

public sealed record NotPermitted(string Permission)
    : Refusal(RefusalKind.Forbidden, "permission.missing", $"Your role does not include '{Permission}'. Ask an administrator for it.");

public sealed record InvalidInput(IReadOnlyList<FieldError> Fields)
    : Refusal(RefusalKind.Invalid, "input.invalid", "Some fields cannot be accepted as they are; see errors.")
{
    public InvalidInput(string field, string message) : this([new FieldError(field, message)])
    {
    }

    public override IReadOnlyList<FieldError> Errors => Fields;
}
