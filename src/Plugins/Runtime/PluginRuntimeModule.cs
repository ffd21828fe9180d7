using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Plugins.Runtime;

public static class PluginRuntimeModule
{
    public static IServiceCollection AddPluginRuntime(this IServiceCollection services, PluginRuntimeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<PluginCatalog>();
        return services;
    }
}
