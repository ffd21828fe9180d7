namespace Switchboard.OData.Model;

/// <summary>Something the caller caused and can mend.</summary>
/// <param name="Status">The HTTP status that says it: 400, 403, 404 or 501.</param>
/// <param name="Code">Stable, dotted, machine-readable name such as <c>odata.malformed</c>.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Target">The option or property that is meant, such as <c>$filter</c>.</param>
public sealed record ODataRefusal(int Status, string Code, string Message, string? Target = null);

/// <summary>A value, or the refusal that stopped it.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly struct ODataOutcome<T>
{
    private ODataOutcome(T? value, ODataRefusal? refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>What was asked for; default when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when there is a value.</summary>
    public ODataRefusal? Refusal { get; }

    /// <summary>Whether there is a value.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>A value.</summary>
    public static implicit operator ODataOutcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator ODataOutcome<T>(ODataRefusal refusal) => new(default, refusal);

    internal static ODataOutcome<T> From(T value) => new(value, null);
}

/// <summary>Stops reading and binding of an expression from any depth; the doors turn it back into the refusal it carries.</summary>
internal sealed class RefusedException(ODataRefusal refusal) : Exception(refusal.Message)
{
    internal ODataRefusal Refusal { get; } = refusal;

    internal static RefusedException Malformed(string message, string? target = null) => new(new ODataRefusal(400, "odata.malformed", message, target));

    internal static RefusedException TooMuch(string message, string? target = null) => new(new ODataRefusal(400, "odata.limit", message, target));

    internal static RefusedException Unsupported(string what, string? target = null) => new(new ODataRefusal(501, "odata.unsupported", $"{what} is not supported here.", target));
}
