using System.ComponentModel.DataAnnotations;
using System.Text;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

/// <remarks>Issuer, client id and organization stay: the same name of a person would be somebody else at another place.</remarks>
[Verb("identity-providers.change", Permission = "identity-providers:manage", Route = "PUT /identity-providers/{id}", FreshAuthentication = true,
    Refuses = [typeof(ExceedsYourRole)],
    Example = """{"name":"Company sign-in","groupsClaim":"groups","mappings":[{"group":"support","role":"agent"}],"defaultRole":"agent","provision":true,"enabled":true}""",
    Summary = "Change a provider. Disabled, its sessions end within a minute; without a new secret the former one stays.")]
internal sealed class ChangeIdentityProvider(IdentityProviders providers, DeskWork work, ISecretBox secrets, AccessNews access) : IVerb<ChangeIdentityProvider.Input, IdentityProviderView>
{
    internal sealed record Input(
        Guid Id,
        [StringLength(60, MinimumLength = 1)] string Name,
        bool Provision,
        bool Enabled,
        [StringLength(500, MinimumLength = 1)] string? ClientSecret = null,
        [StringLength(50)] string? AgentId = null,
        [MaxLength(20)] IReadOnlyList<string>? Scopes = null,
        [StringLength(200)] string? GroupsClaim = null,
        [MaxLength(GroupRole.Most)] IReadOnlyList<GroupRole>? Mappings = null,
        MemberRole? DefaultRole = null,
        RoleId? DefaultCustomRoleId = null) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id;
    }

    internal static Refusal? Decide(Input input, ProviderKind kind, Caller caller)
    {
        if (ProviderRules.Decide(caller) is { } beyond)
            return beyond;
        FieldError[] errors = [.. ProviderRules.Wrong(kind, input.Scopes, input.GroupsClaim, input.Mappings ?? [], input.DefaultRole is not null || input.DefaultCustomRoleId is not null, input.Provision)];
        return errors.Length > 0 ? new InvalidInput(errors) : null;
    }

    public async ValueTask<Outcome<IdentityProviderView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (await providers.FindOwnAsync(input.Id, ct) is not { } provider)
            return new NotFound("identity-provider");
        var mappings = input.Mappings ?? [];
        if ((Decide(input, Words<ProviderKind>.Read(provider.Kind), caller) ?? await RolesOfTenant.DecideAsync(work.Db, mappings, input.DefaultCustomRoleId, caller, ct)) is { } refusal)
            return refusal;
        provider.Name = input.Name.Trim();
        provider.AgentId = input.AgentId?.Trim() ?? provider.AgentId;
        provider.Scopes = [.. input.Scopes ?? provider.Scopes];
        provider.GroupsClaim = input.GroupsClaim?.Trim();
        provider.Mappings = [.. mappings.Select(m => m.Stored())];
        provider.DefaultRole = input.DefaultRole is { } role ? Words<MemberRole>.Write(role) : null;
        provider.DefaultCustomRoleId = input.DefaultCustomRoleId?.Value;
        (provider.Provision, provider.Enabled) = (input.Provision, input.Enabled);
        if (input.ClientSecret is { } secret)
            provider.Secret = secrets.Lock(provider.TenantId, IdentityProvider.SecretPurpose, Encoding.UTF8.GetBytes(secret));
        await providers.SaveAsync(provider, ct);
        access.Changed(work);
        return IdentityProviderView.Of(provider);
    }
}
