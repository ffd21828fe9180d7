namespace Switchboard.Desk.Outbound;

/// <summary>Lets a plugin's request out only to an address that may be called, and waits for an answer's headers so long and no longer.</summary>
internal sealed class OutboundGuard(HttpMessageHandler inner, OutboundOptions options, TimeSpan patience, TimeProvider clock) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } address || OutboundUrl.Complaint(address, options) is not null)
            throw new AddressRefusedException();
        using var waiting = new CancellationTokenSource(patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(waiting.Token, cancellationToken);
        try
        {
            return await base.SendAsync(request, ending.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"The platform did not answer within {patience.TotalSeconds:0} seconds.", e);
        }
    }
}

/// <summary>What an address says already forbids it; what its name leads to fails as everything fails that cannot be reached.</summary>
internal sealed class AddressRefusedException() : HttpRequestException("This address may not be called.");
