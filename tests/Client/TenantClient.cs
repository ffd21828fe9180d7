using Switchboard.Testing;

namespace Switchboard.Client.Tests;

internal static class TenantClient
{
    /// <summary>The client with the key of the tenant's administrator.</summary>
    internal static SwitchboardClient Client(this TestTenant tenant) => new(new SwitchboardOptions { BaseAddress = tenant.Address, ApiKey = tenant.ApiKey });
}
