namespace Switchboard.GraphQL.Language;

/// <summary>Why a text is no GraphQL document.</summary>
internal sealed record SyntaxError(string Message, Location Location);

/// <summary>Leaves the parser's recursion; never leaves <see cref="Parser"/>.</summary>
internal sealed class SyntaxException(string message, int position) : Exception($"Syntax Error: {message}")
{
    public int Position { get; } = position;
}
