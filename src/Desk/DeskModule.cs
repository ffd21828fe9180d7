using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk.Assist;
using Switchboard.Desk.Channels;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Files;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Intents;
using Switchboard.Desk.Invitations;
using Switchboard.Desk.Knowledge;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Knowledge.Vectors;
using Switchboard.Desk.Members;
using Switchboard.Desk.Messaging;
using Switchboard.Desk.Onboarding;
using Switchboard.Desk.Outbox;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Provisioning;
using Switchboard.Desk.Realtime;
using Switchboard.Desk.Routing;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Desk.Storage;
using Switchboard.Desk.Turns;
using Switchboard.Desk.Visitors;
using Switchboard.Desk.Webhooks;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk;

public static class DeskModule
{
    /// <summary>The room itself, for whoever reads declarations or migrations from it.</summary>
    public static Assembly Room => typeof(DeskModule).Assembly;

    /// <summary>The support desk. The host brings <see cref="IDeskPlugins"/>, <see cref="ISecretBox"/>, <see cref="IAttachmentLinks"/>, <see cref="IPublicAddress"/>, <see cref="ProviderCheck"/>, <see cref="FileOptions"/> and <see cref="Outbound.OutboundOptions"/>.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<TenantDbContextOptions<DeskDb>>();
        services.AddScoped<ScopedDb>();
        services.AddScoped(p => p.GetRequiredService<ScopedDb>().Db);
        services.AddScoped<DeskWork>();
        services.AddScoped<JoinedWork>();
        services.AddScoped<IUnitOfWork>(p => p.GetRequiredService<DeskWork>());
        services.AddScoped<IdempotencyKeys>();
        services.AddHostedService<IdempotencySweep>();

        services.AddSingleton<InProcessBus>();
        services.AddSingleton<IDeskBus>(p => p.GetRequiredService<InProcessBus>());
        services.AddSingleton<IDeskNews>(p => p.GetRequiredService<InProcessBus>());

        services.AddSingleton<MessageViews>();
        services.AddSingleton<MessageNews>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<MessageWriter>();
        services.AddHostedService(p => p.GetRequiredService<MessageWriter>());
        services.AddHostedService<OutboxDispatcher>();
        services.AddSingleton<Listeners>();
        services.AddScoped<MessageFollowUp>();
        services.AddScoped<BotReplies>();
        services.AddScoped<TenantBot>();
        services.AddScoped<BotVoice>();
        services.AddScoped<BotTurns>();

        services.AddScoped<ConversationRows>();
        services.AddScoped<WakeSnoozed>();
        services.AddHostedService<SnoozeClock>();
        services.AddScoped<MessageHistory>();
        services.AddScoped(p => new OpenConversation(p.GetRequiredService<DeskDb>(), p.GetRequiredService<MessageHistory>()));
        services.AddSingleton(p => new LiveInboxes(
            p.GetRequiredService<PlatformScope>(), p.GetRequiredService<TenantCatalog>(), p.GetRequiredService<TenantPlugins>(), p.GetRequiredService<ISecretBox>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new AgentSend(p.GetRequiredService<VerbRegistry>(), p.GetRequiredService<VerbPipeline>(), p.GetRequiredService<SendMessage>()));
        services.AddSingleton(p => new VisitorSend(p.GetRequiredService<MessageWriter>(), p.GetRequiredService<IDeskPlugins>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new VisitorVerbs(
            p.GetRequiredService<VerbRegistry>(), p.GetRequiredService<VerbPipeline>(), p.GetRequiredService<HandOver>(), p.GetRequiredService<RateConversation>()));
        services.AddScoped<VisitorSessions>();
        services.AddScoped<WidgetConversations>();
        services.AddScoped(p => new VisitorHistory(
            p.GetRequiredService<DeskDb>(), p.GetRequiredService<MessageHistory>(), p.GetRequiredService<AttachmentLookup>(), p.GetRequiredService<IDeskBus>(), p.GetRequiredService<WidgetConversations>()));

        services.AddSingleton<Seats>();
        services.AddScoped<AccessNews>();
        services.AddScoped<HandBack>();

        services.AddSingleton<PresenceBoard>();
        services.AddScoped<AssignWaiting>();
        services.AddHostedService<Router>();

        services.AddKnowledgeSearch();
        services.AddScoped<PublishedArticles>();
        services.AddScoped<ArticleFeedback>();
        services.AddAssist();
        services.AddSingleton<TurnTable>();
        services.AddSingleton<TenantPlugins>();
        services.AddSingleton<InboxForm>();

        // Before those that act on the same news: they must not act on what was remembered.
        services.OnNews<InboxesChanged>((p, news) =>
        {
            // In this order: an inbox is remembered with what its plugin is set to.
            p.GetRequiredService<TenantPlugins>().Forget(news.Tenant);
            p.GetRequiredService<LiveInboxes>().Forget(news.Tenant);
        });
        services.AddScoped<PluginChoices>();
        services.AddScoped<OpenTenant>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped(p => new MemberDirectory(
            p.GetRequiredService<VerbRegistry>(), p.GetRequiredService<VerbPipeline>(), p.GetRequiredService<AddMember>(), p.GetRequiredService<ChangeMember>(), p.GetRequiredService<DeskWork>()));
        services.AddScoped<MappedSeats>();
        services.AddScoped(p => new EnterByProvider(
            p.GetRequiredService<JoinedWork>(), p.GetRequiredService<Accounts>(), p.GetRequiredService<IdentityProviders>(), p.GetRequiredService<MappedSeats>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<AttachmentLookup>();
        services.AddScoped<FileStore>();
        services.AddArticleVectors();
        services.AddIntents();
        services.AddWebhooks();
        services.AddChannels();
        return services;
    }
}
