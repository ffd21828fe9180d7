using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Tenancy.Applications;
using Switchboard.Tenancy.SignUp;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Tenancy.Members;

internal static class MembersModule
{
    internal static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddDbContext<CatalogDb>((s, o) => o.UseNpgsql(s.GetRequiredService<CatalogDataSource>().Source)
            // Telephone numbers of the framework's user are mapped by its own model before ours leaves them out.
            .ConfigureWarnings(w => w.Ignore(CoreEventId.MappedPropertyIgnoredWarning)));
        services.AddDataProtection();
        services.AddIdentityCore<User>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = "";
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                o.Password.RequiredLength = PasswordRules.Shortest;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            })
            .AddUserStore<CatalogUserStore>()
            .AddTokenProvider<AuthenticatorTokenProvider<User>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<UnknownUser>();
        services.AddSingleton<RememberedCallers>();
        services.AddSingleton<PermissionSets>();
        services.AddSingleton<RememberedKeys>();
        services.AddSingleton<ApiKeyUse>();
        services.AddSingleton<UsedProofs>();
        services.AddSingleton<LiveProviders>();
        services.AddScoped<Accounts>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<ApiKeys>();
        services.AddScoped<OAuthClients>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<EmailConfirmations>();
        services.AddScoped<PasswordResetLetters>();
        services.AddScoped<PasswordResets>();
        services.AddScoped<Invitations>();
        services.AddScoped<IdentityProviders>();
        services.AddScoped<FoundedTenants>();
        return services;
    }
}
