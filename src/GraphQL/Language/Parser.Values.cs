namespace Switchboard.GraphQL.Language;

/// <content>Arguments, values, types and directives.</content>
internal ref partial struct Parser
{
    private List<Argument> Arguments(bool constant)
    {
        var arguments = new List<Argument>();
        if (!Skip(TokenKind.OpenParen))
            return arguments;
        do
        {
            var name = Name();
            Expect(TokenKind.Colon);
            arguments.Add(new Argument(name.Start, name, Value(constant)));
        }
        while (!Skip(TokenKind.CloseParen));
        return arguments;
    }

    private Value Value(bool constant)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.OpenBracket:
                return List(constant);
            case TokenKind.OpenBrace:
                return Object(constant);
            case TokenKind.Int:
                Advance();
                return new IntValue(token.Start, _lexer.TextOf(token));
            case TokenKind.Float:
                Advance();
                return new FloatValue(token.Start, _lexer.TextOf(token));
            case TokenKind.String or TokenKind.BlockString:
                return Description()!;
            case TokenKind.Name:
                Advance();
                return _lexer.TextOf(token) switch
                {
                    "true" => new BooleanValue(token.Start, true),
                    "false" => new BooleanValue(token.Start, false),
                    "null" => new NullValue(token.Start),
                    var name => new EnumValue(token.Start, name),
                };
            case TokenKind.Dollar when constant:
                Advance();
                throw _token.Kind == TokenKind.Name
                    ? new SyntaxException($"Unexpected variable \"${_lexer.TextOf(_token)}\" in constant value.", token.Start)
                    : Unexpected(token);
            case TokenKind.Dollar:
                return Variable();
            default:
                throw Unexpected(token);
        }
    }

    private ListValue List(bool constant)
    {
        var start = Expect(TokenKind.OpenBracket).Start;
        Deeper(start);
        var items = new List<Value>();
        while (!Skip(TokenKind.CloseBracket))
            items.Add(Value(constant));
        _depth--;
        return new ListValue(start, items);
    }

    private ObjectValue Object(bool constant)
    {
        var start = Expect(TokenKind.OpenBrace).Start;
        Deeper(start);
        var fields = new List<ObjectField>();
        while (!Skip(TokenKind.CloseBrace))
        {
            var name = Name();
            Expect(TokenKind.Colon);
            fields.Add(new ObjectField(name.Start, name, Value(constant)));
        }

        _depth--;
        return new ObjectValue(start, fields);
    }

    private TypeReference Type()
    {
        var start = _token.Start;
        TypeReference type;
        if (Skip(TokenKind.OpenBracket))
        {
            Deeper(start);
            var item = Type();
            Expect(TokenKind.CloseBracket);
            _depth--;
            type = new ListType(start, item);
        }
        else
        {
            type = NamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullType(start, type) : type;
    }

    private NamedType NamedType()
    {
        var name = Name();
        return new NamedType(name.Start, name);
    }

    private List<Directive> Directives(bool constant)
    {
        var directives = new List<Directive>();
        while (_token.Kind == TokenKind.At)
        {
            var start = _token.Start;
            Advance();
            directives.Add(new Directive(start, Name(), Arguments(constant)));
        }

        return directives;
    }
}
