using System.Collections.Frozen;

namespace Switchboard.Registry;

public enum CallerKind
{
    Member,
    ApiKey,
    Contact,
    System,
}

/// <summary>Who asks. The tenant is not here: it belongs to the scope the call runs in, so no feature can mix them up.</summary>
/// <param name="Kind">What sort of principal.</param>
/// <param name="Id">Member, key or contact id.</param>
/// <param name="Name">What people see.</param>
/// <param name="Permissions">Permission strings, as verbs and sets declare them.</param>
public sealed record Caller(CallerKind Kind, Guid Id, string Name, FrozenSet<string> Permissions)
{
    public bool May(string permission) => Permissions.Contains(permission);
}
