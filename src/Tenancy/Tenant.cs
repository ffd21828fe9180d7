namespace Switchboard.Tenancy;

/// <summary>One company on the platform.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slug">Its short name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Placement">Where its data lives.</param>
/// <param name="Database">The name of its own database when dedicated, else null.</param>
/// <param name="Active">False while suspended: nobody signs in, nothing is taken in.</param>
public sealed record Tenant(TenantId Id, string Slug, string Name, Placement Placement, string? Database, bool Active);

public enum Placement
{
    /// <summary>In the shared database, kept apart by row-level security.</summary>
    Shared,

    /// <summary>In a database of its own with the same schema and the same policies.</summary>
    Dedicated,
}
