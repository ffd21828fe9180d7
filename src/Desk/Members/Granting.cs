using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

/// <summary>Nobody gives away what they do not have, whether by a role, through one, or to a program.</summary>
internal static class Granting
{
    /// <summary>A webhook is told of every inbox and the audit log tells of it, so whoever has one of these sees them all.</summary>
    private static readonly string[] OfEveryInbox = ["audit:read", "webhooks:manage"];

    /// <summary>Null when the caller holds all of it.</summary>
    internal static Refusal? Decide(Caller caller, IEnumerable<string> permissions)
    {
        string[] missing = [.. permissions.Where(p => !caller.May(p)).Order(StringComparer.Ordinal)];
        return missing.Length == 0 ? null : new ExceedsYourRole(missing);
    }

    /// <summary>Whether these may stand in a role at all, and then whether this caller may put them there.</summary>
    internal static Refusal? Decide(Caller caller, IReadOnlyList<string> permissions, IReadOnlySet<string> known)
    {
        if (permissions.FirstOrDefault(p => !known.Contains(p)) is { } strange)
            return new InvalidInput("permissions", $"contains '{strange}', which nothing asks for; GET /permissions lists them.");

        if (!permissions.Contains(Roles.AllInboxes, StringComparer.Ordinal) && permissions.FirstOrDefault(OfEveryInbox.Contains) is { } telling)
            return new InvalidInput("permissions", $"must contain '{Roles.AllInboxes}' beside '{telling}', which tells of every inbox.");
        return Decide(caller, permissions);
    }
}
