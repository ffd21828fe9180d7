using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>
/// The documents in Documents/. A line "#--- meaning" starts a document, a line "#: {json}" gives its operation and its variables,
/// a line "#= "text"" is the whole of it, written as JSON does, for bytes that an editor would spoil.
/// </summary>
internal static class DocumentFiles
{
    private const string Separator = "#---";
    private const string Options = "#: ";
    private const string Escaped = "#= ";

    /// <summary>tests/GraphQL in the checkout that this program was built in.</summary>
    internal static string Folder { get; } = FindFolder();

    internal static IEnumerable<string> Names(string subfolder = "") =>
        Directory.EnumerateFiles(Path.Combine(Folder, "Differential", "Documents", subfolder), "*.graphql").Select(f => Path.Combine(subfolder, Path.GetFileName(f))).Order(StringComparer.Ordinal);

    internal static IReadOnlyList<RequestDocument> Read(string name)
    {
        var found = new List<RequestDocument>();
        var lines = new List<string>();
        foreach (var line in File.ReadAllText(Path.Combine(Folder, "Differential", "Documents", name)).TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith(Separator, StringComparison.Ordinal) && lines.Count > 0)
                Finish();
            lines.Add(line);
        }

        Finish();
        return found;

        void Finish()
        {
            found.Add(One(string.Create(CultureInfo.InvariantCulture, $"{name}#{found.Count}"), lines));
            lines.Clear();
        }
    }

    private static RequestDocument One(string name, List<string> lines)
    {
        var meaning = lines[0][Separator.Length..].Trim();
        var body = lines.Skip(1).ToList();
        var options = body.Count > 0 && body[0].StartsWith(Options, StringComparison.Ordinal) ? JsonNode.Parse(body[0][Options.Length..]) : null;
        if (options is not null)
            body.RemoveAt(0);
        var text = body is [var only] && only.StartsWith(Escaped, StringComparison.Ordinal) ? Unescape(only[Escaped.Length..]) : string.Join('\n', body);
        return new RequestDocument(name, meaning, text, options?["operationName"]?.GetValue<string>(), options?["variables"]);
    }

    /// <summary>Not read as JSON, for that would refuse half a surrogate pair.</summary>
    private static string Unescape(string quoted) => Regex.Unescape(quoted[1..^1]);

    private static string FindFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SaaS.sln")))
                return Path.Combine(at.FullName, "tests", "GraphQL");
        }

        throw new InvalidOperationException("The documents are read from the checkout, and SaaS.sln was not found above this program.");
    }
}
