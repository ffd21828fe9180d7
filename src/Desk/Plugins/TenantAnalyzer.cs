using Switchboard.Plugins.Contract;

namespace Switchboard.Desk.Plugins;

/// <summary>The analyzer that serves a tenant. It may fall out of service at any call, and says nothing from then on.</summary>
internal sealed class TenantAnalyzer(IDeskPlugins plugins, string plugin, PluginCall call)
{
    internal TextAnalysis? Analyze(string text) => plugins.Analyze(plugin, text, call);

    internal AnswerGrade? Grade(AnsweredText answered) => plugins.Grade(plugin, answered, call);
}
