using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>Asks both engines and keeps where they disagree.</summary>
internal sealed class Comparison(Func<RequestDocument, Task<JsonNode>> reference, Func<RequestDocument, Task<JsonNode>> ours)
{
    private const int Told = 10;

    private readonly List<(RequestDocument Document, string Reference, string Ours)> _found = [];

    internal int Count => _found.Count;

    internal int Asked { get; private set; }

    /// <summary>Documents that the reference itself failed at: no answer to compare with.</summary>
    internal int Unanswered { get; private set; }

    internal async Task AskAsync(RequestDocument document)
    {
        Asked++;
        var expected = await reference(document);
        if (expected["crash"] is not null)
        {
            Unanswered++;
            return;
        }

        var (theirs, answer) = (Answers.Canonical(expected), await AnswerAsync(document));
        if (!string.Equals(theirs, answer, StringComparison.Ordinal))
            _found.Add((document, theirs, answer));
    }

    internal string Describe()
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{_found.Count} of {Asked} documents are answered differently."));
        foreach (var (document, theirs, answer) in _found.Take(Told))
            text.Append(CultureInfo.InvariantCulture, $"\n\n{document}\n  reference: {theirs}\n  ours:      {answer}");
        return text.ToString();
    }

    private async Task<string> AnswerAsync(RequestDocument document)
    {
        try
        {
            return Answers.Canonical(await ours(document));
        }
        catch (Exception e)
        {
            // One document that breaks the engine shall not hide the others.
            return $"threw {e}";
        }
    }
}
