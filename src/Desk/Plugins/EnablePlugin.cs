using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Desk.Plugins;

[Verb("plugins.enable", Permission = "plugins:manage", Route = "POST /plugins/{id}/enable", FreshAuthentication = true, Example = """{"id":"language"}""",
    Summary = "Let a plugin serve this tenant.")]
internal sealed class EnablePlugin(PluginChoices choices) : IVerb<EnablePlugin.Input, PluginView>
{
    internal sealed record Input([StringLength(100, MinimumLength = 1)] string Id) : IAuditSubject
    {
        string? IAuditSubject.Detail => Id;
    }

    public ValueTask<Outcome<PluginView>> Handle(Input input, Caller caller, CancellationToken ct) =>
        choices.ChangeAsync(input.Id, static (_, choice) =>
        {
            choice.Enabled = true;
            return null;
        }, ct);
}
