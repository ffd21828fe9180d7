using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Tenancy;

public static class TenancyModule
{
    /// <summary>Tenants and their isolation. <paramref name="connectionString"/> signs in as the application's unprivileged role.</summary>
    public static IServiceCollection AddTenancy(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new CatalogDataSource(connectionString));
        services.AddSingleton<TenantCatalog>();
        services.AddSingleton<InboxKeys>();
        services.AddSingleton<TenantDataSources>();
        services.AddSingleton<TenantConnections>();
        services.AddSingleton<PlatformScope>();
        services.AddScoped<CurrentTenant>();
        services.AddMembers();
        return services;
    }
}
