using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Tenancy.Members;

/// <summary>People, their memberships and the keys of programs.</summary>
public sealed class CatalogDb(DbContextOptions<CatalogDb> options) : IdentityUserContext<User, Guid>(options)
{
    internal DbSet<ApiKey> ApiKeys => Set<ApiKey>();

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
        var key = builder.Entity<ApiKey>().ToTable("api_keys");
        key.Property(k => k.TenantId).HasConversion<IdConverter<TenantId>>();
        key.Property(k => k.Hash);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
