namespace Switchboard.Plugins.Contract;

/// <summary>Reads what customers write: mood, language and, since contract 1.2, what else a text shows; and grades how they were answered.</summary>
public interface ITextAnalyzer : IPlugin
{
    /// <summary>Analyses one text. Called on worker threads for every customer message; must only compute. Throwing leaves the mood unknown.</summary>
    TextAnalysis Analyze(string text, PluginCall call);

    /// <summary>Grades an agent's or bot's answer. Called on worker threads; must only compute. Null where the plugin does not grade, or cannot tell. Since contract 1.2.</summary>
    AnswerGrade? Grade(AnsweredText answered, PluginCall call) => null;
}
