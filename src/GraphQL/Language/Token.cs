namespace Switchboard.GraphQL.Language;

internal enum TokenKind : byte
{
    End,
    Bang,
    Dollar,
    Ampersand,
    OpenParen,
    CloseParen,
    Spread,
    Colon,
    Equals,
    At,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    Pipe,
    CloseBrace,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <param name="Kind">What it is.</param>
/// <param name="Start">First byte.</param>
/// <param name="End">Behind its last byte.</param>
/// <param name="Text">What a string means; null for everything else, whose text is in the source.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string? Text = null);

internal static class TokenKinds
{
    /// <summary>As error messages call it: punctuation in quotes, everything else by its name in the specification.</summary>
    internal static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.End => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.OpenParen => "\"(\"",
        TokenKind.CloseParen => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equals => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.OpenBracket => "\"[\"",
        TokenKind.CloseBracket => "\"]\"",
        TokenKind.OpenBrace => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.CloseBrace => "\"}\"",
        _ => kind.ToString(),
    };
}
