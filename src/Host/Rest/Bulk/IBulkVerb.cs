using System.Text.Json;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Bulk;

/// <summary>A verb as one of many in a call.</summary>
internal interface IBulkVerb
{
    /// <param name="context">The whole call.</param>
    /// <param name="services">A scope of this operation's own: what it changes is committed alone.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="input">What is asked.</param>
    /// <param name="request">What this operation is known by when the call is sent again; null where it is not.</param>
    ValueTask<RestAnswer> RunAsync(HttpContext context, IServiceProvider services, Caller caller, JsonElement input, IdempotentRequest? request);
}
