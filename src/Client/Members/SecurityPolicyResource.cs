using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What a company asks of everybody who works in it.</summary>
/// <param name="SecondFactorRequired">Whether people without a second factor can do nothing but set one up.</param>
public sealed record SecurityPolicy(bool SecondFactorRequired);

/// <summary>The company's own rules.</summary>
public sealed class SecurityPolicyResource
{
    private readonly Calls _calls;

    internal SecurityPolicyResource(Calls calls) => _calls = calls;

    /// <summary>What is asked now.</summary>
    [Operation("security-policy.show")]
    public Task<SecurityPolicy> ShowAsync(CancellationToken ct = default) => _calls.SendAsync<SecurityPolicy>(Call.Get("security-policy"), ct);

    /// <summary>Says what is asked from now on. A program cannot begin to ask for a second factor: it has none itself.</summary>
    [Operation("security-policy.change")]
    public Task<SecurityPolicy> ChangeAsync(SecurityPolicy policy, CallOptions? options = null, CancellationToken ct = default) =>
        _calls.SendAsync<SecurityPolicy>(Call.Put("security-policy", policy, options), ct);
}
