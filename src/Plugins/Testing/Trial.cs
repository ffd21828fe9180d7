using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Plugins.Testing;

/// <summary>Stands where a fact puts it.</summary>
internal sealed class MovedClock(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Ids of tenants that exist in the suite only.</summary>
internal static class TrialTenant
{
    internal static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
