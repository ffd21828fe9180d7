using System.Collections.Frozen;

namespace Switchboard.GraphQL.Language;

/// <content>Schemas: types, directives and their extensions.</content>
internal ref partial struct Parser
{
    private static readonly FrozenSet<string> Locations = new[]
    {
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
        "DIRECTIVE_DEFINITION",
    }.ToFrozenSet(StringComparer.Ordinal);

    private delegate T Item<out T>(ref Parser parser);

    private Definition Extension()
    {
        var keyword = Ahead();
        if (keyword.Kind != TokenKind.Name || _lexer.TextOf(keyword) is not ("schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input"))
            throw Unexpected(keyword);
        return TypeSystem(extends: true);
    }

    private TypeSystemDefinition TypeSystem(bool extends)
    {
        var start = _token.Start;
        var description = Description();
        if (extends)
            Advance();
        var keyword = _lexer.TextOf(Expect(TokenKind.Name));
        return keyword switch
        {
            "schema" => Schema(start, description, extends),
            "directive" => DirectiveDefinition(start, description),
            _ => NamedTypeDefinition(keyword, start, description, extends),
        };
    }

    private SchemaDefinition Schema(int start, StringValue? description, bool extends)
    {
        var directives = Directives(constant: true);
        var operations = extends && _token.Kind != TokenKind.OpenBrace ? [] : Many(TokenKind.OpenBrace, static (ref Parser p) => p.OperationType(), TokenKind.CloseBrace);
        RefuseEmpty(extends, directives.Count + operations.Count);
        return new SchemaDefinition(start, description, directives, operations, extends);
    }

    private OperationTypeDefinition OperationType()
    {
        var start = _token.Start;
        var kind = OperationKindHere();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinition(start, kind, NamedType());
    }

    private TypeDefinition NamedTypeDefinition(string keyword, int start, StringValue? description, bool extends)
    {
        var name = Name();
        var interfaces = keyword is "type" or "interface" ? Interfaces() : [];
        var directives = Directives(constant: true);
        switch (keyword)
        {
            case "type" or "interface":
                var fields = Optional(static (ref Parser p) => p.FieldDefinition());
                RefuseEmpty(extends, interfaces.Count + directives.Count + fields.Count);
                return keyword == "type"
                    ? new ObjectTypeDefinition(start, description, name, interfaces, directives, fields, extends)
                    : new InterfaceTypeDefinition(start, description, name, interfaces, directives, fields, extends);
            case "union":
                var types = Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, static (ref Parser p) => p.NamedType()) : [];
                RefuseEmpty(extends, directives.Count + types.Count);
                return new UnionTypeDefinition(start, description, name, directives, types, extends);
            case "enum":
                var values = Optional(static (ref Parser p) => p.EnumValueDefinition());
                RefuseEmpty(extends, directives.Count + values.Count);
                return new EnumTypeDefinition(start, description, name, directives, values, extends);
            case "input":
                var inputs = Optional(static (ref Parser p) => p.InputValueDefinition());
                RefuseEmpty(extends, directives.Count + inputs.Count);
                return new InputObjectTypeDefinition(start, description, name, directives, inputs, extends);
            default:
                RefuseEmpty(extends, directives.Count);
                return new ScalarTypeDefinition(start, description, name, directives, extends);
        }
    }

    /// <summary>An extension that adds nothing is a mistake, seen at the token where something should stand.</summary>
    private readonly void RefuseEmpty(bool extends, int parts)
    {
        if (extends && parts == 0)
            throw Unexpected(_token);
    }

    private List<NamedType> Interfaces() => SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, static (ref Parser p) => p.NamedType()) : [];

    private FieldDefinition FieldDefinition()
    {
        var start = _token.Start;
        var description = Description();
        var name = Name();
        var arguments = ArgumentDefinitions();
        Expect(TokenKind.Colon);
        return new FieldDefinition(start, description, name, arguments, Type(), Directives(constant: true));
    }

    private List<InputValueDefinition> ArgumentDefinitions() =>
        _token.Kind == TokenKind.OpenParen ? Many(TokenKind.OpenParen, static (ref Parser p) => p.InputValueDefinition(), TokenKind.CloseParen) : [];

    private InputValueDefinition InputValueDefinition()
    {
        var start = _token.Start;
        var description = Description();
        var name = Name();
        Expect(TokenKind.Colon);
        var type = Type();
        var otherwise = Skip(TokenKind.Equals) ? Value(constant: true) : null;
        return new InputValueDefinition(start, description, name, type, otherwise, Directives(constant: true));
    }

    private EnumValueDefinition EnumValueDefinition()
    {
        var start = _token.Start;
        var description = Description();
        if (_token.Kind == TokenKind.Name && _lexer.TextOf(_token) is "true" or "false" or "null")
            throw new SyntaxException($"{Describe(_token)} is reserved and cannot be used for an enum value.", _token.Start);
        return new EnumValueDefinition(start, description, Name(), Directives(constant: true));
    }

    private DirectiveDefinition DirectiveDefinition(int start, StringValue? description)
    {
        Expect(TokenKind.At);
        var name = Name();
        var arguments = ArgumentDefinitions();
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinition(start, description, name, arguments, repeatable, Delimited(TokenKind.Pipe, static (ref Parser p) => p.DirectiveLocation()));
    }

    private Name DirectiveLocation()
    {
        var token = _token;
        var name = Name();
        return Locations.Contains(name.Value) ? name : throw Unexpected(token);
    }

    private List<T> Optional<T>(Item<T> item) => _token.Kind == TokenKind.OpenBrace ? Many(TokenKind.OpenBrace, item, TokenKind.CloseBrace) : [];

    private List<T> Many<T>(TokenKind open, Item<T> item, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do
            items.Add(item(ref this));
        while (!Skip(close));
        return items;
    }

    private List<T> Delimited<T>(TokenKind between, Item<T> item)
    {
        Skip(between);
        var items = new List<T>();
        do
            items.Add(item(ref this));
        while (Skip(between));
        return items;
    }
}
