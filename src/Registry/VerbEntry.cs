namespace Switchboard.Registry;

/// <summary>A declared verb as the doors see it.</summary>
public abstract class VerbEntry(VerbAttribute declaration, Type verb)
{
    public VerbAttribute Declaration { get; } = declaration;

    public Type VerbType { get; } = verb;

    public abstract Type InputType { get; }

    public abstract Type OutputType { get; }

    /// <summary>What it may refuse with, the pipeline's own on its behalf among it.</summary>
    public IReadOnlyList<Type> Refusals { get; } = declaration.FreshAuthentication ? [.. declaration.Refuses, typeof(FreshAuthenticationRequired)] : declaration.Refuses;

    public string Method => Declaration.Route.Split(' ')[0];

    public string Path => Declaration.Route.Split(' ')[1];

    /// <summary>Hands the typed entry to a door, so that doors are generic code and nothing is looked up by reflection while serving.</summary>
    public abstract TResult Accept<TResult>(IVerbVisitor<TResult> visitor);
}

public sealed class VerbEntry<TVerb, TInput, TOutput>(VerbAttribute declaration) : VerbEntry(declaration, typeof(TVerb))
    where TVerb : class, IVerb<TInput, TOutput>
    where TInput : notnull
{
    public override Type InputType => typeof(TInput);

    public override Type OutputType => typeof(TOutput);

    public InputRules<TInput> Rules { get; } = new();

    public override TResult Accept<TResult>(IVerbVisitor<TResult> visitor) => visitor.Visit(this);
}

public interface IVerbVisitor<out TResult>
{
    TResult Visit<TVerb, TInput, TOutput>(VerbEntry<TVerb, TInput, TOutput> entry)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull;
}
