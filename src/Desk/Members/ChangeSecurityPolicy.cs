using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("security-policy.change", Permission = "members:manage", Route = "PUT /security-policy", FreshAuthentication = true,
    Example = """{"secondFactorRequired":false}""",
    Refuses = [typeof(SecondFactorOfYourOwnFirst)],
    Summary = "Say what is asked of everybody who works here. Who lacks it can only set it up from then on.")]
internal sealed class ChangeSecurityPolicy(DeskDb db, CurrentTenant tenant, TenantCatalog tenants, Accounts accounts, RememberedCallers remembered) : IVerb<ChangeSecurityPolicy.Input, SecurityPolicyView>
{
    internal sealed record Input(bool SecondFactorRequired) : IAuditSubject
    {
        string? IAuditSubject.Detail => SecondFactorRequired ? "second factor required" : "second factor not required";
    }

    /// <summary>Whoever asks it of others has it; a program cannot lock people out that it does not know.</summary>
    internal static Refusal? Decide(Input input, bool callerHasOne) => input.SecondFactorRequired && !callerHasOne ? new SecondFactorOfYourOwnFirst() : null;

    public async ValueTask<Outcome<SecurityPolicyView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var user = caller.Kind == CallerKind.Member ? await db.Members.Where(m => m.Id == new MemberId(caller.Id)).Select(m => m.UserId).SingleOrDefaultAsync(ct) : Guid.Empty;
        if (Decide(input, (await accounts.FindAsync(user))?.TwoFactorEnabled == true) is { } refusal)
            return refusal;
        await tenants.RequireSecondFactorAsync(tenant.Tenant, input.SecondFactorRequired, ct);
        remembered.Forget(tenant.Id);
        return new SecurityPolicyView(input.SecondFactorRequired);
    }
}
