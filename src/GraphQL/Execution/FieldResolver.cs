using System.Text.Json;

namespace Switchboard.GraphQL.Execution;

/// <summary>Where a field's values come from. Make one with <see cref="Resolve"/>.</summary>
public abstract class FieldResolver
{
    /// <summary>Fills <paramref name="values"/>, one for each source; a <see cref="FieldError"/> stands for a value that could not be had.</summary>
    internal abstract ValueTask ResolveAsync(FieldCall call, IReadOnlyList<object> sources, object?[] values, CancellationToken ct);

    /// <summary>Writes a leaf straight from its source, when nothing can go wrong with it on the way.</summary>
    internal virtual ILeafWriter? WriterFor(Types.SchemaType leaf) => null;
}

/// <summary>A field's value read and written without being boxed or stored in between.</summary>
internal interface ILeafWriter
{
    bool IsNull(object source);

    void Write(Utf8JsonWriter json, object source);
}

/// <summary>The kinds of resolver.</summary>
public static class Resolve
{
    /// <summary>A property of the object at hand: no waiting, no failing.</summary>
    public static FieldResolver Property<TSource, TValue>(Func<TSource, TValue> read)
        where TSource : class => new PropertyResolver<TSource, TValue>(read);

    /// <summary>Each object by itself; return a <see cref="FieldError"/> to refuse.</summary>
    public static FieldResolver Each(Func<object, FieldCall, object?> resolve) => new EachResolver(resolve);

    /// <summary>Each object by itself, waiting; meant for fields of the root, of which there is one.</summary>
    public static FieldResolver EachAsync(Func<object, FieldCall, CancellationToken, ValueTask<object?>> resolve) => new EachAsyncResolver(resolve);

    /// <summary>All objects of a level in one go: one query however many they are. Return as many values as there are sources, in their order.</summary>
    public static FieldResolver Batch<TSource>(Func<IReadOnlyList<TSource>, FieldCall, CancellationToken, ValueTask<IReadOnlyList<object?>>> resolve)
        where TSource : class => new BatchResolver<TSource>(resolve);

    /// <summary>A field of the subscription root: events as they come, for each of which the rest of the document is answered anew.</summary>
    /// <param name="subscribe">Begins to listen; return a <see cref="FieldError"/> instead to refuse.</param>
    /// <param name="read">The field's value out of one event.</param>
    public static FieldResolver Stream(Func<FieldCall, CancellationToken, ValueTask<SubscriptionStart>> subscribe, Func<object, FieldCall, CancellationToken, ValueTask<object?>> read) =>
        new StreamResolver(subscribe, read);
}

/// <summary>What a subscription begins with: events, or why there are none.</summary>
public sealed record SubscriptionStart
{
    private SubscriptionStart(IAsyncEnumerable<object>? events, FieldError? refusal) => (Events, Refusal) = (events, refusal);

    internal IAsyncEnumerable<object>? Events { get; }

    internal FieldError? Refusal { get; }

    /// <summary>Listens until the client or the service ends it.</summary>
    public static SubscriptionStart Listening(IAsyncEnumerable<object> events) => new(events, null);

    /// <summary>Does not.</summary>
    public static SubscriptionStart Refused(FieldError why) => new(null, why);
}

internal sealed class StreamResolver(Func<FieldCall, CancellationToken, ValueTask<SubscriptionStart>> subscribe, Func<object, FieldCall, CancellationToken, ValueTask<object?>> read) : FieldResolver
{
    internal ValueTask<SubscriptionStart> SubscribeAsync(FieldCall call, CancellationToken ct) => subscribe(call, ct);

    internal override async ValueTask ResolveAsync(FieldCall call, IReadOnlyList<object> sources, object?[] values, CancellationToken ct)
    {
        for (var i = 0; i < sources.Count; i++)
            values[i] = await read(sources[i], call, ct);
    }
}

internal sealed class PropertyResolver<TSource, TValue>(Func<TSource, TValue> read) : FieldResolver
    where TSource : class
{
    internal override ValueTask ResolveAsync(FieldCall call, IReadOnlyList<object> sources, object?[] values, CancellationToken ct)
    {
        for (var i = 0; i < sources.Count; i++)
            values[i] = read((TSource)sources[i]);
        return default;
    }

    internal override ILeafWriter? WriterFor(Types.SchemaType leaf) => LeafWriters.For(read, leaf);
}

internal sealed class EachResolver(Func<object, FieldCall, object?> resolve) : FieldResolver
{
    internal override ValueTask ResolveAsync(FieldCall call, IReadOnlyList<object> sources, object?[] values, CancellationToken ct)
    {
        for (var i = 0; i < sources.Count; i++)
            values[i] = resolve(sources[i], call);
        return default;
    }
}

internal sealed class EachAsyncResolver(Func<object, FieldCall, CancellationToken, ValueTask<object?>> resolve) : FieldResolver
{
    internal override async ValueTask ResolveAsync(FieldCall call, IReadOnlyList<object> sources, object?[] values, CancellationToken ct)
    {
        for (var i = 0; i < sources.Count; i++)
            values[i] = await resolve(sources[i], call, ct);
    }
}

internal sealed class BatchResolver<TSource>(Func<IReadOnlyList<TSource>, FieldCall, CancellationToken, ValueTask<IReadOnlyList<object?>>> resolve) : FieldResolver
    where TSource : class
{
    internal override async ValueTask ResolveAsync(FieldCall call, IReadOnlyList<object> sources, object?[] values, CancellationToken ct)
    {
        var typed = new TSource[sources.Count];
        for (var i = 0; i < typed.Length; i++)
            typed[i] = (TSource)sources[i];
        var resolved = await resolve(typed, call, ct);
        if (resolved.Count != typed.Length)
            throw new InvalidOperationException($"The resolver of {call.Plan.Definition.Name} was given {typed.Length} objects and returned {resolved.Count} values.");
        for (var i = 0; i < typed.Length; i++)
            values[i] = resolved[i];
    }
}

internal sealed class MissingResolver : FieldResolver
{
    internal static readonly MissingResolver Instance = new();

    internal override ValueTask ResolveAsync(FieldCall call, IReadOnlyList<object> sources, object?[] values, CancellationToken ct) =>
        throw new InvalidOperationException($"Nothing resolves the field {call.Plan.Definition.Name}.");
}
