using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Runtime;

/// <summary>A way to call a plugin that cannot hurt the caller: failures come back as values, and are counted.</summary>
public readonly struct PluginHandle<T>
    where T : class, IPlugin
{
    private readonly LoadedPlugin _plugin;
    private readonly TimeSpan _timeout;

    internal PluginHandle(LoadedPlugin plugin, TimeSpan timeout)
    {
        _plugin = plugin;
        _timeout = timeout;
    }

    public string Id => _plugin.Manifest.Id;

    /// <summary>Whether the platform behind a channel keeps a second try of the same message from arriving.</summary>
    public bool IdempotentSend => _plugin.Manifest.IdempotentSend;

    /// <summary>What reads something of the instance that never changes; the default while it is out of service.</summary>
    public TResult? Read<TResult>(Func<T, TResult> read) => _plugin.Instance is T instance ? read(instance) : default;

    /// <summary>Calls a member that tells what the plugin would do. Failing at that is a failure, but managing it is no sign that the rest works.</summary>
    public PluginResult<TResult> Look<TState, TResult>(TState state, Func<T, TState, TResult> look)
    {
        if (_plugin.Instance is not T instance)
            return new PluginFault(PluginFaultKind.Unloaded, _plugin.Reason ?? "It is not loaded.");
        try
        {
            return look(instance, state);
        }
        catch (Exception e)
        {
            _plugin.Strike(e.Message);
            return new PluginFault(PluginFaultKind.Threw, e.Message);
        }
    }

    /// <summary>Calls a member that only computes. Allocates nothing of its own.</summary>
    public PluginResult<TResult> Invoke<TState, TResult>(TState state, Func<T, TState, TResult> call)
    {
        if (_plugin.Enter() is not T instance)
            return new PluginFault(PluginFaultKind.Unloaded, _plugin.Reason ?? "It is not loaded.");
        try
        {
            var result = call(instance, state);
            _plugin.Succeeded();
            return result;
        }
        catch (Exception e)
        {
            _plugin.Strike(e.Message);
            return new PluginFault(PluginFaultKind.Threw, e.Message);
        }
    }

    /// <summary>
    /// Calls a member that reaches out to somebody else's platform. That one is slow or gone says nothing about the plugin, and other tenants'
    /// platforms may be well: only what the plugin itself does wrong is a strike.
    /// </summary>
    public async ValueTask<PluginResult<TResult>> ReachAsync<TState, TResult>(
        TState state, Func<T, TState, CancellationToken, ValueTask<TResult>> call, TimeSpan limit, CancellationToken ct)
    {
        if (_plugin.Enter() is not T instance)
            return new PluginFault(PluginFaultKind.Unloaded, _plugin.Reason ?? "It is not loaded.");
        try
        {
            var result = await WithinAsync(instance, state, call, limit, ct);
            _plugin.Succeeded();
            return result;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            _plugin.Succeeded();
            return new PluginFault(PluginFaultKind.TimedOut, $"No answer within {limit.TotalSeconds:0.#} s.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.WebSockets.WebSocketException or System.Net.Sockets.SocketException)
        {
            _plugin.Succeeded();
            return new PluginFault(PluginFaultKind.Broken, WordsOf(e));
        }
        catch (ChannelRefusedException e)
        {
            _plugin.Succeeded();
            return new PluginFault(PluginFaultKind.Refused, e.Message, e.Failure);
        }
        catch (EmbeddingRefusedException e)
        {
            _plugin.Succeeded();
            return new PluginFault(PluginFaultKind.Refused, e.Message) { Embedding = e };
        }
        catch (Exception e)
        {
            _plugin.Strike(e.Message);
            return new PluginFault(PluginFaultKind.Threw, e.Message);
        }
    }

    /// <summary>What went wrong without what the exception says itself, which may quote an address with a token in it.</summary>
    private static string WordsOf(Exception e) => e switch
    {
        HttpRequestException { StatusCode: { } status } => $"HTTP {(int)status}",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        _ => e.GetType().Name,
    };

    /// <summary>Calls a member that may wait. Given up at the deadline, whether or not the plugin heeds cancellation.</summary>
    public async ValueTask<PluginResult<TResult>> InvokeAsync<TState, TResult>(
        TState state, Func<T, TState, CancellationToken, ValueTask<TResult>> call, CancellationToken ct)
    {
        if (_plugin.Enter() is not T instance)
            return new PluginFault(PluginFaultKind.Unloaded, _plugin.Reason ?? "It is not loaded.");
        try
        {
            var result = await WithinAsync(instance, state, call, _timeout, ct);
            _plugin.Succeeded();
            return result;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The caller went away; that says nothing about the plugin.
            throw;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            _plugin.Strike($"No answer within {_timeout.TotalSeconds:0.#} s.");
            return new PluginFault(PluginFaultKind.TimedOut, $"No answer within {_timeout.TotalSeconds:0.#} s.");
        }
        catch (Exception e)
        {
            _plugin.Strike(e.Message);
            return new PluginFault(PluginFaultKind.Threw, e.Message);
        }
    }

    private static async Task<TResult> WithinAsync<TState, TResult>(
        T instance, TState state, Func<T, TState, CancellationToken, ValueTask<TResult>> call, TimeSpan limit, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            // On the pool, so that a plugin that blocks before its first await cannot hold the caller.
            var running = Task.Run(() => call(instance, state, deadline.Token).AsTask(), CancellationToken.None);
            deadline.CancelAfter(limit);
            return await running.WaitAsync(limit, ct);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Whoever is no longer waited for must hear it: its token ends with this call, and may end before it was cancelled.
            await deadline.CancelAsync();
            throw;
        }
    }
}

public enum PluginFaultKind
{
    TimedOut,
    Threw,
    Unloaded,

    /// <summary>The other side of a connection failed, not the plugin.</summary>
    Broken,

    /// <summary>The platform said no where the call has no result for it.</summary>
    Refused,
}

/// <summary>Why a call to a plugin has no result.</summary>
/// <param name="Kind">What kind of failure it was.</param>
/// <param name="Reason">For the operator.</param>
/// <param name="Refusal">What the platform said, where it refused.</param>
public sealed record PluginFault(PluginFaultKind Kind, string Reason, ChannelFailure? Refusal = null)
{
    /// <summary>What an embedding service said, where it was one that refused.</summary>
    public EmbeddingRefusedException? Embedding { get; init; }
}

/// <summary>A plugin's answer, or why there is none.</summary>
public readonly struct PluginResult<T>
{
    private PluginResult(T? value, PluginFault? fault)
    {
        Value = value;
        Fault = fault;
    }

    public T? Value { get; }

    public PluginFault? Fault { get; }

    public static implicit operator PluginResult<T>(T value) => new(value, null);

    public static implicit operator PluginResult<T>(PluginFault fault) => new(default, fault);
}
