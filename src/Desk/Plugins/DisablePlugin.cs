using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Desk.Plugins;

[Verb("plugins.disable", Permission = "plugins:manage", Route = "POST /plugins/{id}/disable", FreshAuthentication = true, Example = """{"id":"language"}""",
    Summary = "Stop a plugin for this tenant; what it did, people do.")]
internal sealed class DisablePlugin(PluginChoices choices) : IVerb<DisablePlugin.Input, PluginView>
{
    internal sealed record Input([StringLength(100, MinimumLength = 1)] string Id) : IAuditSubject
    {
        string? IAuditSubject.Detail => Id;
    }

    public ValueTask<Outcome<PluginView>> Handle(Input input, Caller caller, CancellationToken ct) =>
        choices.ChangeAsync(input.Id, static (_, choice) =>
        {
            choice.Enabled = false;
            return null;
        }, ct);
}
