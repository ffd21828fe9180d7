using Switchboard.Desk;
using Switchboard.Tenancy;

namespace Switchboard.Host.Realtime;

/// <summary>The names of socket groups. The tenant is part of each, here and nowhere else.</summary>
internal static class Rooms
{
    internal static string OfVisitor(TenantId tenant, ConversationId conversation) => $"v:{tenant.Value:N}:{conversation.Value:N}";

    internal static string OfAgents(TenantId tenant, ConversationId conversation) => $"a:{tenant.Value:N}:{conversation.Value:N}";

    internal static string OfMember(TenantId tenant, Guid member) => $"m:{tenant.Value:N}:{member:N}";

    internal static string OfQueue(TenantId tenant) => $"q:{tenant.Value:N}";

    internal static string OfAll(TenantId tenant) => $"all:{tenant.Value:N}";

    internal static string OfTenant(TenantId tenant) => $"t:{tenant.Value:N}";
}
