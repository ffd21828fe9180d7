using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Plugins;

[Verb("plugins.configure", Permission = "plugins:manage", Route = "PUT /plugins/{id}/settings", FreshAuthentication = true,
    Example = """{"id":"language","settings":{}}""",
    Summary = "Fill in a plugin's form. A secret left out or sent back as its mask stays as it is.")]
internal sealed class ConfigurePlugin(PluginChoices choices, TenantPlugins live, CurrentTenant tenant) : IVerb<ConfigurePlugin.Input, PluginView>
{
    internal sealed record Input([StringLength(100, MinimumLength = 1)] string Id, IReadOnlyDictionary<string, string> Settings) : IAuditSubject
    {
        string? IAuditSubject.Detail => Id;
    }

    public ValueTask<Outcome<PluginView>> Handle(Input input, Caller caller, CancellationToken ct) =>
        choices.ChangeAsync(input.Id, (plugin, choice) =>
        {
            var settings = new PluginForm(plugin.SettingsSchema).Decide(live.Open(tenant.Id, choice).Settings, input.Settings);
            if (!settings.Succeeded)
                return settings.Refusal;
            choice.Settings = live.Lock(tenant.Id, plugin.Id, settings.Value);
            return null;
        }, ct);
}
