namespace Switchboard.Desk.Channels;

/// <summary>Whether one call has asked its platform for more than a token. When it breaks off before that, nothing happened there.</summary>
internal sealed class PlatformAsks
{
    private readonly Lock _lock = new();
    private readonly AsyncLocal<bool> _fetchesToken = new();
    private int _asks;
    private bool _over;

    /// <returns>False for what asks for a token and for nothing else.</returns>
    public bool Count()
    {
        lock (_lock)
        {
            if (_over)
                throw new HttpRequestException("The call is over.");
            if (_fetchesToken.Value)
                return false;
            _asks++;
            return true;
        }
    }

    /// <summary>What came with a token that the platform does not take, or found no connection, did nothing.</summary>
    public void TakeBack()
    {
        lock (_lock)
            _asks = Math.Max(0, _asks - 1);
    }

    public async ValueTask<T> WithinTokenAsync<T>(Func<CancellationToken, ValueTask<T>> fetch, CancellationToken ct)
    {
        _fetchesToken.Value = true;
        return await fetch(ct);
    }

    /// <summary>From now on nothing more goes out, even where the plugin has not noticed yet that its time is up.</summary>
    /// <returns>Whether nothing went out before.</returns>
    public bool End()
    {
        lock (_lock)
        {
            _over = true;
            return _asks == 0;
        }
    }
}

/// <summary>Counts what goes out. While a platform is away it refuses connections: what found none never went out.</summary>
internal sealed class CountedAsks(PlatformAsks asks, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var counted = asks.Count();
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException e) when (counted && e.HttpRequestError is (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError))
        {
            asks.TakeBack();
            throw;
        }
    }
}
