using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Assist.Rules;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Outbox;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Assist;

internal static class AssistModule
{
    /// <summary>What helps agents and programs: judgements of texts, suggestions and the rules behind them, look-ups for the bot.</summary>
    internal static IServiceCollection AddAssist(this IServiceCollection services)
    {
        services.AddScoped<KnowledgeTools>();
        services.AddScoped<AiTurns>();
        services.AddScoped(p => new AiSuggest(p.GetRequiredService<SuggestArticles>()));
        services.AddScoped(p => new TextJudge(
            p.GetRequiredService<TenantPlugins>(), p.GetRequiredService<LiveIntentModels>(), p.GetRequiredService<IntentNames>(), p.GetRequiredService<CurrentTenant>()));
        services.AddScoped(p => new ServiceQuality(p.GetRequiredService<TenantPlugins>(), p.GetRequiredService<CurrentTenant>(), p.GetRequiredService<AiTurns>()));
        services.AddScoped(p => new AiChat(
            p.GetRequiredService<DeskDb>(), p.GetRequiredService<TenantBot>(), p.GetRequiredService<AiTurns>(), p.GetRequiredService<KnowledgeSearch>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<RuleForm>();
        services.AddScoped(p => new SuggestedReplies(p.GetRequiredService<TextJudge>(), p.GetRequiredService<RuleBooks>(), p.GetRequiredService<CurrentTenant>()));
        services.AddSingleton<RuleBooks>();
        services.OnNews<SuggestionRulesChanged>((p, news) => p.GetRequiredService<RuleBooks>().Forget(news.Tenant));
        return services;
    }
}
