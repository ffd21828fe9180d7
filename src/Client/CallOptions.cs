namespace Switchboard.Client;

/// <summary>What one call that changes something may say beyond its input.</summary>
public sealed record CallOptions
{
    /// <summary>
    /// Names this call: sent again with the same name, it is carried out once and answered as the first time. Only POST takes it.
    /// The client makes one for each call by itself; give your own to make a call safe to repeat after a crash of your program.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Change only what is still as it was when this ETag was answered; otherwise <see cref="PreconditionFailedException"/>.</summary>
    public string? IfMatch { get; init; }
}

/// <summary>Something read together with what its state is known by.</summary>
/// <param name="Value">What was read.</param>
/// <param name="ETag">Give it to <see cref="CallOptions.IfMatch"/>; null where the server names none.</param>
public sealed record Tagged<T>(T Value, string? ETag);

/// <summary>A part of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="NextCursor">Where to go on; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
