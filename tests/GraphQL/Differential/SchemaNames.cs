using System.Text.RegularExpressions;

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>The names in schema.graphql, read with as little understanding as the generator needs and none of the engine's code.</summary>
internal sealed partial class SchemaNames
{
    private readonly List<string> _tokens;
    private int _at;

    internal SchemaNames(string sdl)
    {
        _tokens = [.. Token().Matches(Text().Replace(sdl, m => m.Groups["default"].Success ? "= 0" : "")).Select(m => m.Value)];
        while (_at < _tokens.Count)
            ReadDefinition();
        foreach (var type in Types.Values.ToList())
            type.Interfaces.ForEach(i => Types[i].Members.AddRange(type.Keyword == "type" ? [type.Name] : []));
    }

    internal Dictionary<string, TypeName> Types { get; } = new(StringComparer.Ordinal);

    internal static string Inner(string type) => type.Trim('[', ']', '!');

    /// <summary>The object types that a value of this type can have.</summary>
    internal IReadOnlyList<string> ObjectsOf(string type) => Types[type].Keyword == "type" ? [type] : Types[type].Members;

    /// <summary>Every string goes; one that is a default value leaves a number, which says as much here.</summary>
    [GeneratedRegex("(?<default>= *)?(\"\"\"(\\\\\"\"\"|.)*?\"\"\"|\"(\\\\.|[^\"\\\\\n])*\")", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Text();

    [GeneratedRegex("[_A-Za-z][_0-9A-Za-z]*|-?[0-9][0-9.e+]*|[!()\\[\\]{}:=|&@]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();

    private void ReadDefinition()
    {
        var keyword = Next();
        if (keyword == "directive")
            while (_at < _tokens.Count && _tokens[_at] is not ("directive" or "scalar" or "enum"))
                _at++;
        else if (keyword == "schema")
            SkipTo("}");
        else
            ReadType(new TypeName(keyword, Next()));
    }

    private void ReadType(TypeName type)
    {
        Types.Add(type.Name, type);
        if (Take("implements"))
            do
                type.Interfaces.Add(Next());
            while (Take("&"));
        type.IsOneOf = SkipDirectives();
        if (Take("="))
            do
                type.Members.Add(Next());
            while (Take("|"));
        if (!Take("{"))
            return;
        while (!Take("}"))
        {
            if (type.Keyword == "input")
                type.Inputs.Add(ReadInput());
            else if (type.Keyword == "enum")
                type.Values.Add(Next());
            else
                type.Fields.Add(ReadField());
            SkipDirectives();
        }
    }

    private FieldName ReadField()
    {
        var name = Next();
        var arguments = new List<InputName>();
        if (Take("("))
            while (!Take(")"))
                arguments.Add(ReadInput());
        Take(":");
        return new FieldName(name, ReadTypeReference(), arguments);
    }

    private InputName ReadInput()
    {
        var name = Next();
        Take(":");
        var type = ReadTypeReference();
        var hasDefault = Take("=");
        if (hasDefault)
            SkipValue();
        SkipDirectives();
        return new InputName(name, type, hasDefault);
    }

    private string ReadTypeReference()
    {
        var type = Next();
        if (type == "[")
            type += ReadTypeReference() + Next();
        return Take("!") ? type + "!" : type;
    }

    private void SkipValue()
    {
        var depth = 0;
        do
        {
            var token = Next();
            depth += token is "[" or "{" ? 1 : token is "]" or "}" ? -1 : 0;
        }
        while (depth > 0);
    }

    private bool SkipDirectives()
    {
        var isOneOf = false;
        while (Take("@"))
        {
            isOneOf |= Next() == "oneOf";
            if (_at < _tokens.Count && _tokens[_at] == "(")
                SkipTo(")");
        }

        return isOneOf;
    }

    private void SkipTo(string token)
    {
        while (Next() != token)
        {
        }
    }

    private string Next() => _tokens[_at++];

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || _tokens[_at] != token)
            return false;
        _at++;
        return true;
    }
}
