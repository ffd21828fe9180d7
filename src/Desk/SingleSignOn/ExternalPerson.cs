namespace Switchboard.Desk.SingleSignOn;

/// <summary>Somebody as their company's provider describes them.</summary>
/// <param name="Subject">Its own name for them, which never goes to anybody else.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Email">Their address; null where it tells none, or one that it does not stand by.</param>
/// <param name="Groups">What they belong to; null where it does not tell.</param>
/// <param name="ProvenAt">When they proved it there; null where it does not tell.</param>
public sealed record ExternalPerson(string Subject, string Name, string? Email, IReadOnlyList<string>? Groups, DateTimeOffset? ProvenAt);
