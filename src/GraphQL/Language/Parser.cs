using System.Text;

namespace Switchboard.GraphQL.Language;

/// <summary>Specification 2 and 3: UTF-8 to a document, by recursive descent with one token of look-ahead; bounded in depth, so that no text can end the process.</summary>
internal ref partial struct Parser
{
    private readonly ParserLimits _limits;
    private Lexer _lexer;
    private Token _token;
    private Token? _ahead;
    private int _tokens;
    private int _depth;

    private Parser(ReadOnlySpan<byte> utf8, ParserLimits limits)
    {
        _limits = limits;
        _lexer = new Lexer(utf8);
    }

    internal static bool TryParse(ReadOnlyMemory<byte> utf8, ParserLimits limits, out Document document, out SyntaxError error)
    {
        var source = new SourceText(utf8);
        (document, error) = (null!, null!);
        if (utf8.Length > limits.Bytes)
        {
            error = new SyntaxError($"Syntax Error: Document is larger than {limits.Bytes} bytes.", new Location(1, 1));
            return false;
        }

        try
        {
            document = new Document(source, new Parser(utf8.Span, limits).Definitions());
            return true;
        }
        catch (SyntaxException e)
        {
            error = new SyntaxError(e.Message, source.LocationOf(e.Position));
            return false;
        }
    }

    internal static bool TryParse(string text, ParserLimits limits, out Document document, out SyntaxError error) =>
        TryParse(Encoding.UTF8.GetBytes(text), limits, out document, out error);

    /// <summary>A type alone, as <c>[User!]!</c>.</summary>
    internal static TypeReference ParseType(string text)
    {
        var parser = new Parser(Encoding.UTF8.GetBytes(text), ParserLimits.None);
        parser.Advance();
        var type = parser.Type();
        parser.Expect(TokenKind.End);
        return type;
    }

    /// <summary>A value alone, without variables.</summary>
    internal static Value ParseConstant(string text)
    {
        var parser = new Parser(Encoding.UTF8.GetBytes(text), ParserLimits.None);
        parser.Advance();
        var value = parser.Value(constant: true);
        parser.Expect(TokenKind.End);
        return value;
    }

    private List<Definition> Definitions()
    {
        Advance();
        var definitions = new List<Definition>();
        do
            definitions.Add(Definition());
        while (_token.Kind != TokenKind.End);
        return definitions;
    }

    private Definition Definition()
    {
        if (_token.Kind == TokenKind.OpenBrace)
            return Operation();
        var described = _token.Kind is TokenKind.String or TokenKind.BlockString;
        var keyword = described ? Ahead() : _token;
        if (described && keyword.Kind == TokenKind.OpenBrace)
            throw new SyntaxException("Unexpected description, descriptions are not supported on shorthand queries.", _token.Start);
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);
        switch (_lexer.TextOf(keyword))
        {
            case "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive":
                return TypeSystem(extends: false);
            case "query" or "mutation" or "subscription":
                return Operation();
            case "fragment":
                return Fragment();
            case var _ when described:
                throw new SyntaxException("Unexpected description, only GraphQL definitions support descriptions.", _token.Start);
            case "extend":
                return Extension();
            default:
                throw Unexpected(keyword);
        }
    }

    private void Advance()
    {
        _token = _ahead ?? Read();
        _ahead = null;
    }

    private Token Ahead() => _ahead ??= Read();

    private Token Read()
    {
        var token = _lexer.Next();
        if (++_tokens > _limits.Tokens && token.Kind != TokenKind.End)
            throw new SyntaxException($"Document contains more than {_limits.Tokens} tokens. Parsing aborted.", token.Start);
        return token;
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
            throw new SyntaxException($"Expected {TokenKinds.Describe(kind)}, found {Describe(token)}.", token.Start);
        if (kind != TokenKind.End)
            Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
            throw new SyntaxException($"Expected \"{keyword}\", found {Describe(_token)}.", _token.Start);
    }

    private bool SkipKeyword(string keyword)
    {
        if (_token.Kind != TokenKind.Name || _lexer.TextOf(_token) != keyword)
            return false;
        Advance();
        return true;
    }

    private readonly SyntaxException Unexpected(in Token token) => new($"Unexpected {Describe(token)}.", token.Start);

    private readonly string Describe(in Token token) => token.Kind switch
    {
        TokenKind.String or TokenKind.BlockString => $"{token.Kind} \"{token.Text}\"",
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"{token.Kind} \"{_lexer.TextOf(token)}\"",
        _ => TokenKinds.Describe(token.Kind),
    };

    private void Deeper(int position)
    {
        if (++_depth > _limits.Depth)
            throw new SyntaxException($"Document is nested more than {_limits.Depth} levels deep. Parsing aborted.", position);
    }

    private Name Name()
    {
        var token = Expect(TokenKind.Name);
        return new Name(token.Start, _lexer.TextOf(token));
    }

    private StringValue? Description()
    {
        if (_token.Kind is not (TokenKind.String or TokenKind.BlockString))
            return null;
        var token = _token;
        Advance();
        return new StringValue(token.Start, token.Text!, token.Kind == TokenKind.BlockString);
    }
}
