namespace Switchboard.GraphQL.Language;

/// <content>Operations, selections and fragments.</content>
internal ref partial struct Parser
{
    private OperationDefinition Operation()
    {
        var start = _token.Start;
        if (_token.Kind == TokenKind.OpenBrace)
            return new OperationDefinition(start, OperationKind.Query, null, [], [], SelectionSet(), null);
        var description = Description();
        var kind = OperationKindHere();
        var name = _token.Kind == TokenKind.Name ? Name() : null;
        return new OperationDefinition(start, kind, name, VariableDefinitions(), Directives(constant: false), SelectionSet(), description);
    }

    private OperationKind OperationKindHere()
    {
        var token = Expect(TokenKind.Name);
        return _lexer.TextOf(token) switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Unexpected(token),
        };
    }

    private List<VariableDefinition> VariableDefinitions()
    {
        var definitions = new List<VariableDefinition>();
        if (!Skip(TokenKind.OpenParen))
            return definitions;
        do
        {
            var start = _token.Start;
            var description = Description();
            var variable = Variable();
            Expect(TokenKind.Colon);
            var type = Type();
            var otherwise = Skip(TokenKind.Equals) ? Value(constant: true) : null;
            definitions.Add(new VariableDefinition(start, variable, type, otherwise, Directives(constant: true), description));
        }
        while (!Skip(TokenKind.CloseParen));
        return definitions;
    }

    private Variable Variable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        return new Variable(start, Name());
    }

    private SelectionSet SelectionSet()
    {
        var start = Expect(TokenKind.OpenBrace).Start;
        Deeper(start);
        var selections = new List<Selection>();
        do
            selections.Add(Selection());
        while (!Skip(TokenKind.CloseBrace));
        _depth--;
        return new SelectionSet(start, selections);
    }

    private Selection Selection()
    {
        var start = _token.Start;
        return Skip(TokenKind.Spread) ? Spread(start) : Field(start);
    }

    private Field Field(int start)
    {
        var name = Name();
        Name? alias = null;
        if (Skip(TokenKind.Colon))
            (alias, name) = (name, Name());
        return new Field(start, alias, name, Arguments(constant: false), Directives(constant: false), _token.Kind == TokenKind.OpenBrace ? SelectionSet() : null);
    }

    private Selection Spread(int start)
    {
        var conditional = SkipKeyword("on");
        if (!conditional && _token.Kind == TokenKind.Name)
            return new FragmentSpread(start, FragmentName(), Directives(constant: false));
        return new InlineFragment(start, conditional ? NamedType() : null, Directives(constant: false), SelectionSet());
    }

    private FragmentDefinition Fragment()
    {
        var start = _token.Start;
        var description = Description();
        ExpectKeyword("fragment");
        var name = FragmentName();
        ExpectKeyword("on");
        return new FragmentDefinition(start, name, NamedType(), Directives(constant: false), SelectionSet(), description);
    }

    private Name FragmentName() => _lexer.Is(_token, "on"u8) ? throw Unexpected(_token) : Name();
}
