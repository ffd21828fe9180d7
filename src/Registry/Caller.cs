using System.Collections.Frozen;

namespace Switchboard.Registry;

public enum CallerKind
{
    Member,
    ApiKey,
    Contact,
    System,

    /// <summary>An OAuth client that acts for itself.</summary>
    Application,
}

/// <summary>Who asks. The tenant is not here: it belongs to the scope the call runs in, so no feature can mix them up.</summary>
/// <param name="Kind">What sort of principal.</param>
/// <param name="Id">Member, key or contact id.</param>
/// <param name="Name">What people see.</param>
/// <param name="Permissions">Permission strings, as verbs and sets declare them.</param>
public sealed record Caller(CallerKind Kind, Guid Id, string Name, FrozenSet<string> Permissions)
{
    /// <summary>The inboxes this caller is limited to; null for whoever sees all.</summary>
    public InboxScope? Inboxes { get; init; }

    /// <summary>When the person last proved who they are; null for everybody who is no signed-in person.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Where the call came from, for the audit log; null for our own work.</summary>
    public CallOrigin? Origin { get; init; }

    public bool May(string permission) => Permissions.Contains(permission);
}

/// <summary>Where a call came from.</summary>
/// <param name="Door">Which protocol: <c>rest</c>, <c>graphql</c>, <c>odata</c>, <c>hub</c>, <c>session</c>.</param>
/// <param name="Address">The network address.</param>
/// <param name="Agent">The family of the program, such as <c>Firefox on Windows</c>.</param>
public sealed record CallOrigin(string Door, string? Address, string? Agent);
