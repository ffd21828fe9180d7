using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Switchboard.Tenancy.Applications;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Tenancy.Members;

/// <summary>People, their memberships and invitations, the keys of programs, the applications, and letters on their way.</summary>
public sealed class CatalogDb(DbContextOptions<CatalogDb> options) : IdentityUserContext<User, Guid>(options)
{
    internal DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    internal DbSet<OAuthClient> OAuthClients => Set<OAuthClient>();

    internal DbSet<OAuthClientSecret> OAuthClientSecrets => Set<OAuthClientSecret>();

    internal DbSet<MailRow> Mail => Set<MailRow>();

    internal DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    internal DbSet<Invitation> Invitations => Set<Invitation>();

    internal DbSet<IdentityProvider> IdentityProviders => Set<IdentityProvider>();

    internal DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("catalog");
        var user = builder.Entity<User>().ToTable("users");
        user.Ignore(u => u.PhoneNumber).Ignore(u => u.PhoneNumberConfirmed);
        var isOperator = user.Property(u => u.IsOperator).Metadata;
        isOperator.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        isOperator.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        isOperator.ValueGenerated = ValueGenerated.OnAdd;
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("user_passkeys").OwnsOne(p => p.Data).ToJson("data");
        var key = builder.Entity<ApiKey>().ToTable("api_keys");
        key.Property(k => k.TenantId).HasConversion<IdConverter<TenantId>>();
        key.Property(k => k.Hash);
        builder.Entity<OAuthClient>().ToTable("oauth_clients").Property(c => c.TenantId).HasConversion<IdConverter<TenantId>>();
        var secret = builder.Entity<OAuthClientSecret>().ToTable("oauth_client_secrets");
        secret.Property(s => s.TenantId).HasConversion<IdConverter<TenantId>>();
        secret.Property(s => s.Hash);
        builder.Entity<MailRow>().ToTable("mail");
        builder.Entity<AccountLink>().ToTable("account_links").HasKey(l => l.Hash);
        var invitation = builder.Entity<Invitation>().ToTable("invitations");
        invitation.Property(i => i.TenantId).HasConversion<IdConverter<TenantId>>();
        invitation.Property(i => i.Hash);
        invitation.Property(i => i.NormalizedEmail);
        var provider = builder.Entity<IdentityProvider>().ToTable("identity_providers");
        provider.Property(p => p.TenantId).HasConversion<IdConverter<TenantId>>();
        provider.Property(p => p.Mappings).HasColumnType("jsonb").HasConversion(
            list => JsonSerializer.Serialize(list, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<IReadOnlyList<GroupMapping>>(text, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<GroupMapping>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
        builder.Entity<ExternalLogin>().ToTable("external_logins").HasKey(l => new { l.ProviderId, l.Subject });
        foreach (var property in builder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()).SelectMany(e => e.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
