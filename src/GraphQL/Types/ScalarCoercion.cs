using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Types;

/// <summary>Why a value is none of its type's; the text is for whoever wrote the document.</summary>
/// <param name="message">The whole sentence, or the reason alone when it is not final.</param>
/// <param name="isFinal">False where the type's name still has to be put before the reason, as for scalars that are not built in.</param>
internal sealed class CoercionException(string message, bool isFinal = true) : Exception(message)
{
    public bool IsFinal { get; } = isFinal;
}

/// <summary>Specification 3.5: what a scalar accepts and how it looks in an answer.</summary>
internal abstract class ScalarCoercion
{
    /// <summary>A value out of the program, as JSON would hold it: string, bool, int, long, double.</summary>
    /// <exception cref="CoercionException">It is none of this scalar's.</exception>
    public abstract object Serialize(object value);

    /// <summary>A variable's value as JSON held it.</summary>
    /// <exception cref="CoercionException">It is none of this scalar's.</exception>
    public abstract object? ParseValue(object? value);

    /// <summary>A literal without variables.</summary>
    /// <exception cref="CoercionException">It is none of this scalar's.</exception>
    public virtual object? ParseLiteral(Value literal, IReadOnlyDictionary<string, object?>? variables) => ParseValue(Literals.Untyped(literal, variables));
}
