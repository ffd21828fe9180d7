using System.Collections.Frozen;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding;

/// <summary>
/// Walks an option's text once, without recursion, before ODataLib parses it: ODataLib descends as deep as the text is nested, and what
/// its grammar has no word for it calls a syntax error where the protocol wants 501.
/// </summary>
internal static class OptionScan
{
    private static readonly FrozenSet<string> UnknownFunctions =
        new[] { "matchespattern", "case", "hassubset", "hassubsequence", "rollup", "ancestors", "descendants", "traverse", "isdefined", "join", "outerjoin", "nest", "concat-sets" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> UnknownTransformations =
        new[] { "orderby", "top", "skip", "search", "topcount", "topsum", "toppercent", "bottomcount", "bottomsum", "bottompercent", "identity", "expand", "concat", "addnested" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Arithmetic = new[] { "add", "sub", "mul", "div", "mod" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    internal static void Check(string option, string text)
    {
        if (text.Length > ODataLimits.OptionLength)
            throw RefusedException.TooMuch($"must have at most {ODataLimits.OptionLength} characters.", option);
        if (text.Contains('\0', StringComparison.Ordinal))
            throw RefusedException.Malformed("must not contain U+0000.", option);
        var (tokens, depth, prefixes, connectives, sums, steps) = (0, 0, 0, 0, 0, 0);
        var start = true;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            if (++tokens > ODataLimits.Tokens)
                throw RefusedException.TooMuch($"must have at most {ODataLimits.Tokens} words and signs.", option);
            if (c is '\'' or '"')
            {
                at = AfterLiteral(option, text, at);
                (prefixes, start) = (0, false);
            }
            else if (c is '(' or '[' or '{')
            {
                if (++depth + prefixes > ODataLimits.Nesting)
                    throw RefusedException.TooMuch($"must not be nested deeper than {ODataLimits.Nesting}.", option);
                at++;
                start = true;
            }
            else if (c is ')' or ']' or '}')
            {
                depth--;
                at++;
                (prefixes, start) = (0, false);
            }
            else if (IsWordPart(c))
            {
                var end = at;
                while (end < text.Length && IsWordPart(text[end]))
                    end++;
                var word = text.AsSpan(at, end - at);
                if (word.Length > ODataLimits.LiteralLength)
                    throw RefusedException.TooMuch($"must have no word of more than {ODataLimits.LiteralLength} characters.", option);
                Refuse(option, text, word, end, start);
                if (word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("or", StringComparison.OrdinalIgnoreCase))
                    connectives++;
                else if (!start && Arithmetic.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) && ++sums > ODataLimits.Sums)
                    throw RefusedException.TooMuch($"must have at most {ODataLimits.Sums} arithmetic operators.", option);
                if (connectives > ODataLimits.Connectives)
                    throw RefusedException.TooMuch($"must have at most {ODataLimits.Connectives} 'and' and 'or'.", option);
                var isPrefix = word.Equals("not", StringComparison.OrdinalIgnoreCase);
                prefixes = isPrefix ? prefixes + 1 : 0;
                start = isPrefix;
                at = end;
            }
            else
            {
                if (c == '/' && ++steps > ODataLimits.Steps)
                    throw RefusedException.TooMuch($"must have at most {ODataLimits.Steps} steps of paths.", option);
                prefixes = c == '-' ? prefixes + 1 : prefixes;
                start = c is ',' or '=' or ':' or '/' || start;
                at++;
            }

            if (prefixes + depth > ODataLimits.Nesting)
                throw RefusedException.TooMuch($"must not be nested deeper than {ODataLimits.Nesting}.", option);
        }
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '@' or '.';

    private static void Refuse(string option, string text, ReadOnlySpan<char> word, int end, bool start)
    {
        var called = end < text.Length && text[end] == '(';
        if (called && UnknownFunctions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            throw RefusedException.Unsupported($"'{word}'", option);
        if (called && start && option == "$apply" && UnknownTransformations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            throw RefusedException.Unsupported($"The transformation '{word}'", option);
        if (!start && !called && word.Equals("divby", StringComparison.OrdinalIgnoreCase))
            throw RefusedException.Unsupported("'divby'", option);
        if (called && word.StartsWith("geo.", StringComparison.OrdinalIgnoreCase))
            throw RefusedException.Unsupported($"'{word}'", option);
    }

    private static int AfterLiteral(string option, string text, int at)
    {
        var quote = text[at];
        var end = at + 1;
        while (end < text.Length)
        {
            if (quote == '"' && text[end] == '\\')
                end++;
            else if (text[end] == quote && (end + 1 >= text.Length || text[end + 1] != quote || quote == '"'))
                break;
            else if (text[end] == quote)
                end++;
            end++;
        }

        if (end - at - 1 > ODataLimits.LiteralLength)
            throw RefusedException.TooMuch($"must have no literal of more than {ODataLimits.LiteralLength} characters.", option);
        return Math.Min(end + 1, text.Length);
    }
}
