using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Members;

[Verb("security-policy.show", Permission = "members:manage", Route = "GET /security-policy", Audited = false, Summary = "What is asked of everybody who works here.")]
internal sealed class ShowSecurityPolicy(CurrentTenant tenant) : IVerb<ShowSecurityPolicy.Input, SecurityPolicyView>
{
    internal sealed record Input;

    public ValueTask<Outcome<SecurityPolicyView>> Handle(Input input, Caller caller, CancellationToken ct) =>
        new(new SecurityPolicyView(tenant.Tenant.SecondFactorRequired));
}
