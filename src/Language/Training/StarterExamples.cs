using System.Reflection;

namespace Switchboard.Language.Training;

/// <summary>What customers of shops, banks and other companies say, as written for this product: each text with its starter intent.</summary>
public static class StarterExamples
{
    /// <summary>The label of texts that no starter intent fits.</summary>
    public const string NoIntent = "-";

    /// <summary>All of one language, in the order in which they were written.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException">There are none in that language.</exception>
    public static IReadOnlyList<Example> Of(string language)
    {
        var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"utterances.{language}.tsv") ?? throw new ArgumentException("There are starter examples in zh and en.", nameof(language));
        using var reader = new StreamReader(file);
        var examples = new List<Example>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            examples.Add(new Example(cells[1], cells[0]));
        }

        return examples;
    }
}
