using System.Text;

namespace Switchboard.OData.Binding.Reading;

/// <summary>
/// Texts behind <c>in</c>. ODataLib reads such a list as JSON and stumbles over empty texts, backslashes and quotes, so texts that are no
/// plain word travel as a number and are put back when the list is bound.
/// </summary>
internal sealed class ListTexts
{
    private const string Mark = "~text";
    private readonly List<string> _texts = [];

    /// <summary>The option with the texts of its lists replaced.</summary>
    internal string Protect(string option)
    {
        var result = new StringBuilder(option.Length);
        var (depth, list) = (0, -1);
        for (var at = 0; at < option.Length;)
        {
            var c = option[at];
            if (c == '\'')
            {
                var end = End(option, at);
                var literal = option[at..end];
                result.Append(list >= 0 && !IsWord(literal) ? Replaced(literal) : literal);
                at = end;
                continue;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '(' && list < 0 && FollowsIn(option, at))
                list = depth;
            else if (c == ')' && depth < list)
                list = -1;
            result.Append(c);
            at++;
        }

        return result.ToString();
    }

    /// <summary>What a text stands for.</summary>
    internal string Restore(string text) =>
        text.StartsWith(Mark, StringComparison.Ordinal) && int.TryParse(text.AsSpan(Mark.Length), out var number) && number < _texts.Count ? _texts[number] : text;

    private static bool FollowsIn(string option, int open)
    {
        var before = option.AsSpan(0, open).TrimEnd();
        return before.EndsWith("in", StringComparison.OrdinalIgnoreCase) && before.Length > 2 && char.IsWhiteSpace(before[^3]);
    }

    private static int End(string option, int at)
    {
        for (var end = at + 1; end < option.Length; end++)
        {
            if (option[end] != '\'')
                continue;
            if (end + 1 < option.Length && option[end + 1] == '\'')
                end++;
            else
                return end + 1;
        }

        return option.Length;
    }

    private static bool IsWord(string literal) => literal.Length > 2 && literal.AsSpan(1, literal.Length - 2).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") < 0;

    private string Replaced(string literal)
    {
        _texts.Add((literal.EndsWith('\'') && literal.Length > 1 ? literal[1..^1] : literal[1..]).Replace("''", "'", StringComparison.Ordinal));
        return $"'{Mark}{_texts.Count - 1}'";
    }
}
