using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Metering;

namespace Switchboard.Desk.Knowledge.Vectors;

internal static class VectorsModule
{
    /// <summary>Vectors of articles and searches, for a process that has plugins.</summary>
    internal static IServiceCollection AddArticleVectors(this IServiceCollection services)
    {
        services.AddSingleton<EmbeddingHttp>();
        services.AddSingleton<TenantEmbedders>();
        services.AddSingleton<EmbeddingUse>();
        services.AddSingleton<VectorStore>();
        services.AddSingleton<VectorWork>();
        services.AddSingleton<VectorTurn>();
        services.AddSingleton<VectorProgress>();
        services.AddSingleton<QueryVectors>();
        services.AddHostedService<VectorDispatcher>();
        return services;
    }
}
