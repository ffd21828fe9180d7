using Switchboard.Desk.Assist;
using Switchboard.Desk.Plugins;
using Switchboard.Plugins.Contract;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Outbox;

/// <summary>The bot that works for this tenant, with the tenant's own articles to look things up in.</summary>
internal sealed class TenantBot(IDeskPlugins plugins, TenantPlugins serving, KnowledgeTools tools, CurrentTenant tenant)
{
    /// <returns>Null when no bot works for the tenant, or the one that does is failing.</returns>
    public async ValueTask<BotReply?> ReplyAsync(BotTurn turn, InboxId? inbox, CancellationToken ct) =>
        await serving.ServingAsync(PluginKind.Bot, tenant.Tenant, inbox?.Value, ct) is var (plugin, call)
            ? await plugins.ReplyAsync(plugin, turn, tools, call, ct)
            : null;
}
