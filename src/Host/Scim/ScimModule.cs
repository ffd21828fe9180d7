using Switchboard.Host.Scim.Users;

namespace Switchboard.Host.Scim;

/// <summary>SCIM 2.0 (RFC 7643, RFC 7644): a company's directory adds, changes and takes out the company's members. Holds no rules of its own (ADR 0021).</summary>
internal static class ScimModule
{
    internal const string Path = "/scim/v2";

    internal static void AddScim(this IServiceCollection services)
    {
        services.AddScoped<ReadUsers>();
        services.AddScoped<WriteUsers>();
    }

    internal static void MapScim(this WebApplication app) => app.Map(Path + "/{**rest}", ScimDoor.ServeAsync).WithName("scim");

    internal static bool Speaks(PathString path) => path.StartsWithSegments(Path, StringComparison.Ordinal);
}
