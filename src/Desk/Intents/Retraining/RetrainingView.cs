using Switchboard.Tenancy;

namespace Switchboard.Desk.Intents.Retraining;

/// <summary>How a tenant's nightly retraining stands.</summary>
/// <param name="Enabled">Whether versions are trained at night without anybody asking.</param>
/// <param name="TimeZone">By whose clock it is night: between two and five.</param>
/// <param name="Night">The last night that was looked at.</param>
/// <param name="Approved">Corrections approved since the live version, or a later retraining; null while no version is live.</param>
/// <param name="Needed">So many are the least.</param>
public sealed record RetrainingView(bool Enabled, string TimeZone, DateOnly? Night, int? Approved, int Needed)
{
    internal static async Task<RetrainingView> OfAsync(RetrainingRow row, Tenant tenant, RetrainingNeed need, CancellationToken ct) =>
        new(row.Enabled, tenant.TimeZone, row.Night, await need.ApprovedAsync(ct), RetrainingNeed.Fewest);
}
