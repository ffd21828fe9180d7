using Switchboard.Desk.Conversations;
using Switchboard.Desk.Members;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Realtime;

/// <summary>Live news. Best effort: whoever misses one asks again from the last number it saw.</summary>
public abstract record DeskEvent(TenantId Tenant);

/// <summary>News of an inbox: for whoever sees it.</summary>
public interface IInInbox
{
    InboxId Inbox { get; }
}

public sealed record MessageAdded(TenantId Tenant, MessageView Message, MemberId? Assignee, bool InQueue, InboxId Inbox) : DeskEvent(Tenant), IInInbox;

public sealed record MessageChanged(TenantId Tenant, MessageView Message) : DeskEvent(Tenant);

/// <summary>Status, assignee, rating… changed. Watchers of lists and both sides of the conversation hear it.</summary>
public sealed record ConversationChanged(TenantId Tenant, ConversationId Conversation, InboxId Inbox, MemberId? FormerAssignee = null) : DeskEvent(Tenant), IInInbox;

public sealed record SomeoneTypes(TenantId Tenant, ConversationId Conversation, AuthorKind Kind, MemberId? Member, string Name) : DeskEvent(Tenant);

public sealed record SomeoneRead(TenantId Tenant, ConversationId Conversation, AuthorKind By, MemberId? Member, int Seq) : DeskEvent(Tenant);

public sealed record PresenceChanged(TenantId Tenant, MemberId Member, string Name, Availability Availability) : DeskEvent(Tenant);

/// <summary>How many conversations wait for a person.</summary>
public sealed record QueueChanged(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>What members or keys of the tenant may do or see has changed.</summary>
public sealed record AccessChanged(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>Inboxes of the tenant, or what their plugins are set to, have changed.</summary>
public sealed record InboxesChanged(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>Something waits to be sent to a webhook.</summary>
public sealed record WebhooksWaiting(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>Something waits to be sent to a platform.</summary>
public sealed record DeliveriesWaiting(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>A platform told something, and it waits for its effect.</summary>
public sealed record ChannelEventsWaiting(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>Something waits to be fetched from a platform: a file, or who somebody is.</summary>
public sealed record FetchesWaiting(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>A model waits to be trained.</summary>
public sealed record IntentTrainingWaits(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>Another model is live, or an intent that it names is gone.</summary>
public sealed record IntentModelsChanged(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>An article was written or changed.</summary>
public sealed record ArticlesChanged(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>A rule of suggestions was made, changed or deleted.</summary>
public sealed record SuggestionRulesChanged(TenantId Tenant) : DeskEvent(Tenant);

/// <summary>Carries news to whoever is connected: within this process now, over a broker when there are several.</summary>
public interface IDeskBus
{
    /// <summary>Never blocks and never throws: news are not worth failing a committed change for.</summary>
    void Publish(DeskEvent news);
}
