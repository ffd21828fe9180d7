using System.Globalization;
using System.Text.Json;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Filters;

/// <summary>Reads a condition; bounded in length, depth and number of comparisons before anything is asked.</summary>
internal ref struct FilterReader
{
    internal const int Longest = 4_000;
    internal const int Deepest = 16;
    internal const int Most = 60;
    private static readonly string[] Operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];

    private readonly string _text;
    private int _at;
    private int _comparisons;

    /// <summary>The first thing that is wrong; what was read after it counts for nothing.</summary>
    private string? _fault;

    private FilterReader(string text) => _text = text;

    internal static Outcome<ScimFilter> Read(string text)
    {
        if (text.Length > Longest)
            return ScimInvalid.Filter($"A filter may have at most {Longest} characters.");
        var reader = new FilterReader(text);
        var filter = reader.Alternatives(0, within: false);
        reader.SkipSpaces();
        if (reader._fault is null && reader._at < text.Length)
            reader.Fail("something stands after its end");
        return reader._fault is { } fault ? ScimInvalid.Filter($"The filter cannot be read: {fault}. Write it as userName eq \"bjensen\" and active eq true.") : filter;
    }

    private ScimFilter Alternatives(int depth, bool within)
    {
        var left = Conditions(depth, within);
        while (_fault is null && Word("or"))
            left = new ScimFilter.Either(left, Conditions(depth, within));
        return left;
    }

    private ScimFilter Conditions(int depth, bool within)
    {
        var left = Condition(depth, within);
        while (_fault is null && Word("and"))
            left = new ScimFilter.Both(left, Condition(depth, within));
        return left;
    }

    private ScimFilter Condition(int depth, bool within)
    {
        if (depth > Deepest)
            return Fail($"it is nested more than {Deepest} deep");
        if (Word("not", before: '('))
            return new ScimFilter.Not(Grouped(depth, within));
        SkipSpaces();
        return Peek() == '(' ? Grouped(depth, within) : Comparison(depth, within);
    }

    private ScimFilter Grouped(int depth, bool within)
    {
        SkipSpaces();
        if (!Take('('))
            return Fail("'(' is missing");
        var inner = Alternatives(depth + 1, within);
        SkipSpaces();
        return Take(')') ? inner : Fail("')' is missing");
    }

    private ScimFilter Comparison(int depth, bool within)
    {
        if (++_comparisons > Most)
            return Fail($"it has more than {Most} comparisons");
        var name = Name();
        if (name.Length == 0)
            return Fail("an attribute is missing");
        var path = AttributePath.Of(name);
        if (Peek() == '[')
        {
            if (within || path.Part is not null)
                return Fail("a '[' stands where none can");
            _at++;
            var inner = Alternatives(depth + 1, within: true);
            SkipSpaces();
            return Take(']') ? new ScimFilter.Within(path, inner) : Fail("']' is missing");
        }

        var word = Name().ToLowerInvariant();
        if (word == "pr")
            return new ScimFilter.Comparison(path, word, null);
        return Array.IndexOf(Operators, word) < 0 ? Fail($"'{word}' is no operator") : new ScimFilter.Comparison(path, word, Value());
    }

    private object? Value()
    {
        SkipSpaces();
        var start = _at;
        if (Peek() == '"')
        {
            _at++;
            while (_at < _text.Length && _text[_at] != '"')
                _at += _text[_at] == '\\' ? 2 : 1;
            if (_at >= _text.Length)
                return Fail("a text does not end");
            _at++;
            return Unquoted(_text[start.._at]) ?? (object)Fail("a text is not written as JSON writes it");
        }

        while (_at < _text.Length && _text[_at] is not (' ' or ')' or ']'))
            _at++;
        var word = _text[start.._at];
        return word.ToLowerInvariant() switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            _ when decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => Fail($"'{word}' is no value: texts stand in double quotes"),
        };
    }

    private static string? Unquoted(string quoted)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(quoted) is { } text && ScimText.IsSound(text) ? text : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private string Name()
    {
        SkipSpaces();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or ':' or '-' or '_' or '$'))
            _at++;
        return _text[start.._at];
    }

    /// <summary>A word of the language, and not the beginning of an attribute's name.</summary>
    private bool Word(string word, char before = ' ')
    {
        SkipSpaces();
        if (string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return false;
        var next = _at + word.Length;
        while (before == '(' && next < _text.Length && _text[next] == ' ')
            next++;
        if (next >= _text.Length || (_text[next] != before && _text[next] != '('))
            return false;
        _at = next;
        return true;
    }

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c)
            return false;
        _at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
    }

    private ScimFilter Fail(string fault)
    {
        _fault ??= fault;
        _at = _text.Length;
        return new ScimFilter.Comparison(default, "pr", null);
    }
}
