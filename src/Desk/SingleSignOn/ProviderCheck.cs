using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

/// <param name="Problem">A word for what is wrong; null when nothing is, as far as can be seen without signing in.</param>
/// <param name="Detail">The same in a sentence.</param>
public sealed record ProviderTest(string? Problem, string? Detail);

/// <summary>Speaks to a provider as signing in would, as far as that goes without a person.</summary>
/// <remarks>What it finds is what was asked for, and no refusal of whoever asks.</remarks>
public delegate Task<ProviderTest> ProviderCheck(IdentityProvider provider, CancellationToken ct);
