using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Outbound;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

[Verb("identity-providers.create", Permission = "identity-providers:manage", Route = "POST /identity-providers", Status = 201, FreshAuthentication = true,
    Refuses = [typeof(ExceedsYourRole), typeof(TooManyProviders)],
    Example = """{"kind":"oidc","name":"Company sign-in","issuer":"https://login.example.com","clientId":"switchboard","clientSecret":"correct-horse-battery","groupsClaim":"groups","mappings":[{"group":"support","role":"agent"}],"defaultRole":null,"provision":true}""",
    Summary = "Connect the place where your people prove who they are. Whoever connects one must hold every right of an administrator.")]
internal sealed class CreateIdentityProvider(IdentityProviders providers, DeskDb db, ISecretBox secrets, OutboundOptions outbound, TimeProvider clock)
    : IVerb<CreateIdentityProvider.Input, IdentityProviderView>
{
    private const int Most = 10;

    internal sealed record Input(
        ProviderKind Kind,
        [StringLength(60, MinimumLength = 1)] string Name,
        [StringLength(300, MinimumLength = 1)] string ClientId,
        [StringLength(500, MinimumLength = 1)] string ClientSecret,
        [StringLength(OutboundUrl.Longest)] string? Issuer = null,
        [StringLength(200)] string? Organization = null,
        [StringLength(50)] string? AgentId = null,
        [MaxLength(20)] IReadOnlyList<string>? Scopes = null,
        [StringLength(200)] string? GroupsClaim = null,
        [MaxLength(GroupRole.Most)] IReadOnlyList<GroupRole>? Mappings = null,
        MemberRole? DefaultRole = null,
        RoleId? DefaultCustomRoleId = null,
        bool Provision = false,
        bool Enabled = true);

    internal static Refusal? Decide(Input input, int already, OutboundOptions outbound, Caller caller)
    {
        if (ProviderRules.Decide(caller) is { } beyond)
            return beyond;
        FieldError[] errors =
        [
            .. ProviderRules.Wrong(input.Kind, input.Issuer, input.Organization, input.AgentId, outbound),
            .. ProviderRules.Wrong(input.Kind, input.Scopes, input.GroupsClaim, input.Mappings ?? [], input.DefaultRole is not null || input.DefaultCustomRoleId is not null, input.Provision),
        ];
        return errors.Length > 0 ? new InvalidInput(errors) : already >= Most ? new TooManyProviders() : null;
    }

    public async ValueTask<Outcome<IdentityProviderView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var mappings = input.Mappings ?? [];
        if ((Decide(input, await providers.OfTenant().CountAsync(ct), outbound, caller) ?? await RolesOfTenant.DecideAsync(db, mappings, input.DefaultCustomRoleId, caller, ct)) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var provider = new IdentityProvider
        {
            Id = Guid.CreateVersion7(now),
            TenantId = db.TenantId,
            Kind = Words<ProviderKind>.Write(input.Kind),
            Name = input.Name.Trim(),
            Issuer = input.Issuer,
            ClientId = input.ClientId.Trim(),
            Secret = secrets.Lock(db.TenantId, IdentityProvider.SecretPurpose, Encoding.UTF8.GetBytes(input.ClientSecret)),
            Organization = input.Organization?.Trim(),
            AgentId = input.AgentId?.Trim(),
            Scopes = [.. input.Scopes ?? (input.Kind == ProviderKind.Oidc ? ProviderRules.UsualScopes : [])],
            GroupsClaim = input.GroupsClaim?.Trim(),
            Mappings = [.. mappings.Select(m => m.Stored())],
            DefaultRole = input.DefaultRole is { } role ? Words<MemberRole>.Write(role) : null,
            DefaultCustomRoleId = input.DefaultCustomRoleId?.Value,
            Provision = input.Provision,
            Enabled = input.Enabled,
            CreatedAt = now,
        };
        await providers.AddAsync(provider, ct);
        return IdentityProviderView.Of(provider);
    }
}
