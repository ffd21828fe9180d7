using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Tenancy.Members;

internal static class MembersModule
{
    internal static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddDbContext<CatalogDb>((s, o) => o.UseNpgsql(s.GetRequiredService<CatalogDataSource>().Source));
        services.AddIdentityCore<User>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = "";
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                o.Password.RequiredLength = PasswordRules.Shortest;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<CatalogDb>();
        services.AddSingleton<UnknownUser>();
        services.AddSingleton<RememberedCallers>();
        services.AddSingleton<RememberedKeys>();
        services.AddSingleton<ApiKeyUse>();
        services.AddScoped<Accounts>();
        services.AddScoped<ApiKeys>();
        return services;
    }
}
