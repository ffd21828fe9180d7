using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Intents.Corrections;
using Switchboard.Desk.Intents.Drift;
using Switchboard.Desk.Intents.Experiments;
using Switchboard.Desk.Intents.Retraining;
using Switchboard.Desk.Realtime;

namespace Switchboard.Desk.Intents;

internal static class IntentsModule
{
    /// <summary>What a tenant's customers want: its own intents, the models that learn them, and what follows.</summary>
    internal static IServiceCollection AddIntents(this IServiceCollection services)
    {
        services.AddScoped<NewExamples>();
        services.AddScoped<IntentSheet>();
        services.AddScoped<TrainedModels>();
        services.AddScoped<TrainingTurn>();
        services.AddScoped<IntentRouting>();
        services.AddScoped<IntentNames>();
        services.AddScoped<JudgedMessages>();
        services.AddScoped<CorrectedExamples>();
        services.AddScoped<TrainingQueue>();
        services.AddScoped<LiveOpponent>();
        services.AddScoped<RetrainingNeed>();
        services.AddScoped<RetrainTurn>();
        services.AddSingleton<LiveIntentModels>();
        services.AddIntentExperiments();
        services.OnNews<IntentModelsChanged>((p, news) => p.GetRequiredService<LiveIntentModels>().Forget(news.Tenant));
        services.AddHostedService<TrainingDispatcher>();
        services.AddHostedService<RetrainDispatcher>();
        services.AddScoped<DriftWatch>();
        services.AddScoped<IntentUpkeep>();
        services.AddHostedService<IntentUpkeepDispatcher>();
        return services;
    }
}
