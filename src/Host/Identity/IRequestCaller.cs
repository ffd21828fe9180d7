using Switchboard.Registry;

namespace Switchboard.Host.Identity;

/// <summary>Who sends this request. On success the request's scope has entered the caller's tenant.</summary>
internal interface IRequestCaller
{
    ValueTask<Outcome<Caller>> ResolveAsync(HttpContext context, CancellationToken ct);
}
