using System.Reflection;

namespace Switchboard.Language.Text;

/// <summary>The common traditional characters and their simplified forms, one for one.</summary>
internal static class TraditionalCharacters
{
    internal static IEnumerable<(char Traditional, char Simplified)> Read()
    {
        using var lines = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("traditional.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            for (var i = 0; i + 1 < line.Length; i += 2)
                yield return (line[i], line[i + 1]);
        }
    }
}
