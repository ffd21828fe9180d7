using Switchboard.Testing;

namespace Switchboard.Client.Tests.Guide;

/// <summary>The guide shows the samples as they are compiled, all of them and no others.</summary>
public sealed class GuideTests
{
    [Fact]
    public void The_guide_shows_the_samples_that_are_run()
    {
        var shown = Shown(File.ReadAllText(Path.Combine(Repository.Root, "docs", "api", "client.md")));

        var run = Run(File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Client", "Guide", "Samples.cs")));

        run.Count.ShouldBeGreaterThan(5);
        shown.ShouldBe(run);
    }

    private static List<string> Shown(string guide) => [.. guide.Split("```csharp\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)].TrimEnd())];

    /// <summary>Between the marks, without the indentation of the method around them.</summary>
    private static List<string> Run(string[] lines)
    {
        var samples = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Contains("// sample: ", StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, i, l => l.Trim() == "// end");
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            samples.Add(string.Join('\n', lines[(i + 1)..end].Select(l => l.Length < indent ? "" : l[indent..])).TrimEnd());
        }

        return samples;
    }
}
