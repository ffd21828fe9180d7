namespace Switchboard.Host.Identity.OAuth;

/// <summary>
/// The name that tokens are issued under. It is <c>Public:BaseUrl</c>; a host without one is taken for a developer's own and
/// uses the address it was called by, but only a loopback one: anything else a caller could make up.
/// </summary>
internal sealed class Issuer(IConfiguration configuration)
{
    private readonly string? _configured = configuration["Public:BaseUrl"] is { Length: > 0 } set ? set.TrimEnd('/') : null;

    internal string? Of(HttpRequest request)
    {
        if (_configured is not null)
            return _configured;
        return Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var called) && called.IsLoopback ? called.GetLeftPart(UriPartial.Authority) : null;
    }
}
