using Switchboard.Plugins.Contract;

namespace Switchboard.Connectors.WeCom.CustomerService;

/// <summary>A customer's chat with one account: the same customer may write to several.</summary>
internal static class ServiceThread
{
    internal static ChannelThread Of(string openKfId, string externalUserId) => new($"{openKfId}/{externalUserId}", Group: false);

    /// <summary>Neither id contains a slash.</summary>
    internal static (string OpenKfId, string ExternalUserId)? Read(ChannelThread thread) =>
        thread.Id.Split('/') is [{ Length: > 0 } account, { Length: > 0 } customer] ? (account, customer) : null;
}
