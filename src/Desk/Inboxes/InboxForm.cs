using System.Text.Json;
using Switchboard.Desk.Plugins;
using Switchboard.Desk.Visitors;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Inboxes;

/// <summary>What an inbox is set to: web chat by its own list, any other channel by the form of its plugin, which is stored sealed and shown masked.</summary>
internal sealed class InboxForm(IDeskPlugins plugins, ISecretBox secrets, TimeProvider clock)
{
    private const string Greeting = "greeting";

    /// <summary>Why this channel cannot be connected, or null.</summary>
    internal Refusal? Decide(string channel)
    {
        if (channel == InboxChannels.WebChat || plugins.Messaging(channel) is not null)
            return null;
        string[] known = [.. plugins.List().Select(p => p.Channel).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return known.Contains(channel) ? new ChannelNotInstalled(channel) : new InvalidInput("channel", $"is not a channel of this installation; known are {string.Join(", ", known)}.");
    }

    /// <summary>Fills the inbox's form. Secrets left out stay.</summary>
    internal Refusal? Fill(Inbox inbox, TenantId tenant, IReadOnlyDictionary<string, string>? given)
    {
        if (inbox.Channel == InboxChannels.WebChat)
            return FillChat(inbox, given);
        var form = new PluginForm(plugins.List().FirstOrDefault(p => p.Channel == inbox.Channel)?.SettingsSchema);
        var decided = form.Decide(Open(inbox, tenant), given?.Where(g => g.Key != Greeting).ToDictionary(StringComparer.Ordinal));
        if (!decided.Succeeded)
            return decided.Refusal;
        var kept = decided.Value.ToDictionary(StringComparer.Ordinal);
        var shown = form.Masked(kept).ToDictionary(StringComparer.Ordinal);
        if (given?.GetValueOrDefault(Greeting) is { Length: > 0 } greeting)
        {
            if (InboxSettings.Decide(new Dictionary<string, string>(StringComparer.Ordinal) { [Greeting] = greeting }) is { } refusal)
                return refusal;
            kept[Greeting] = shown[Greeting] = greeting;
        }

        inbox.Secrets = secrets.Lock(tenant, LiveInboxes.SettingsPurpose, JsonSerializer.SerializeToUtf8Bytes(kept));
        inbox.Settings = shown;
        return null;
    }

    /// <summary>Whether what is filled in asks for a connection that we open.</summary>
    internal bool Streams(Inbox inbox, TenantId tenant) => inbox.Channel != InboxChannels.WebChat
        && plugins.Streams(inbox.Channel, new PluginCall(tenant.Value, inbox.Id.Value, Open(inbox, tenant), clock));

    private Dictionary<string, string> Open(Inbox inbox, TenantId tenant) => inbox.Secrets is { } locked
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(secrets.Open(tenant, LiveInboxes.SettingsPurpose, locked))!
        : new Dictionary<string, string>(StringComparer.Ordinal);

    private static Refusal? FillChat(Inbox inbox, IReadOnlyDictionary<string, string>? given)
    {
        if (InboxSettings.Decide(given) is { } refusal)
            return refusal;
        inbox.Settings = given ?? inbox.Settings;
        return null;
    }
}
