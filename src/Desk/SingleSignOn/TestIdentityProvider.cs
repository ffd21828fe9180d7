using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

[Verb("identity-providers.test", Permission = "identity-providers:manage", Route = "POST /identity-providers/{id}/test",
    Summary = "Speak to a provider as signing in would, as far as that goes without a person, and say what is wrong.")]
internal sealed class TestIdentityProvider(IdentityProviders providers, ProviderCheck check) : IVerb<TestIdentityProvider.Input, ProviderTest>
{
    internal sealed record Input(Guid Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    public async ValueTask<Outcome<ProviderTest>> Handle(Input input, Caller caller, CancellationToken ct) =>
        await providers.FindOwnAsync(input.Id, ct) is { } provider ? await check(provider, ct) : new NotFound("identity-provider");
}
