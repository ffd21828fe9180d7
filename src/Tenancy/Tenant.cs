namespace Switchboard.Tenancy;

/// <summary>One company on the platform.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its short name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Placement">Where its data lives.</param>
/// <param name="Database">The name of its own database when dedicated, else null.</param>
/// <param name="Active">False while suspended: nobody signs in, nothing is taken in.</param>
public sealed record Tenant(TenantId Id, string Slug, string Name, Placement Placement, string? Database, bool Active)
{
    /// <summary>Whether its people must have a second factor to sign in.</summary>
    public bool SecondFactorRequired { get; init; }

    /// <summary>Where its people keep office hours, as the IANA database names it.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary><c>zh-CN</c> or <c>en</c>: what it is written to in, and what its visitors read when they ask for neither.</summary>
    public string Language { get; init; } = "en";
}

public enum Placement
{
    /// <summary>In the shared database, kept apart by row-level security.</summary>
    Shared,

    /// <summary>In a database of its own with the same schema and the same policies.</summary>
    Dedicated,
}
