using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Desk.Intents.Experiments;

internal static class ExperimentsModule
{
    /// <summary>Versions tried beside the live one.</summary>
    internal static IServiceCollection AddIntentExperiments(this IServiceCollection services)
    {
        services.AddScoped<ExperimentFigures>();
        services.AddScoped<ExperimentEndings>();
        return services;
    }
}
