using System.Diagnostics.CodeAnalysis;

namespace Switchboard.Registry;

/// <summary>What a verb answers: a value, or the named refusal that stopped it. Exceptions stay for bugs and broken surroundings.</summary>
public readonly struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal, bool existing)
    {
        Value = value;
        Refusal = refusal;
        Existing = existing;
    }

    public T? Value { get; }

    public Refusal? Refusal { get; }

    /// <summary>True when this call changed nothing because an earlier, identical one already had: REST answers 200 instead of 201.</summary>
    public bool Existing { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    internal static Outcome<T> From(T value) => new(value, null, existing: false);

    public static Outcome<T> Replayed(T value) => new(value, null, existing: true);

    public static implicit operator Outcome<T>(T value) => new(value, null, existing: false);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal, existing: false);
}

/// <summary>The value of verbs that have nothing to tell beyond success.</summary>
public readonly record struct Done;

public static class Outcome
{
    /// <summary>For interface-typed values, which C# does not convert implicitly.</summary>
    public static Outcome<T> Of<T>(T value) => Outcome<T>.From(value);
}
