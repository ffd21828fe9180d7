using Switchboard.Desk;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>The names of socket groups. The tenant is part of each, and what is seen of it; here and nowhere else.</summary>
internal static class Rooms
{
    internal static string OfVisitor(TenantId tenant, ConversationId conversation) => $"v:{tenant.Value:N}:{conversation.Value:N}";

    internal static string OfAgents(TenantId tenant, ConversationId conversation) => $"a:{tenant.Value:N}:{conversation.Value:N}";

    internal static string OfMember(TenantId tenant, Guid member, InboxScope? limits) => $"m:{tenant.Value:N}:{member:N}{Of(limits)}";

    internal static string OfQueue(TenantId tenant, InboxScope? limits) => $"q:{tenant.Value:N}{Of(limits)}";

    internal static string OfAll(TenantId tenant, InboxScope? limits) => $"all:{tenant.Value:N}{Of(limits)}";

    /// <summary>Where it is told how many wait.</summary>
    internal static string OfCounts(TenantId tenant, InboxScope? limits) => $"n:{tenant.Value:N}{Of(limits)}";

    internal static string OfTenant(TenantId tenant) => $"t:{tenant.Value:N}";

    /// <summary>Whoever sees some inboxes only has rooms of their own, shared with all who see the same.</summary>
    private static string Of(InboxScope? limits) => limits is null ? "" : ":" + limits.Key;
}
