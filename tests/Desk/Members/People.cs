using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Members;

/// <summary>People beyond those whom every fresh tenant has.</summary>
internal static class People
{
    public static Task<JsonElement> RoleAsync(this TestTenant tenant, string name, CancellationToken ct, params string[] permissions) =>
        tenant.Admin.PostAsync("/roles", new { name, basis = "agent", permissions }, ct);

    /// <summary>Somebody new, signed in.</summary>
    public static async Task<ApiClient> JoinAsync(this TestTenant tenant, CancellationToken ct, string role = "agent", string? customRoleId = null)
    {
        var email = $"{Guid.CreateVersion7():N}@{tenant.Slug}.example";
        await tenant.Admin.PostAsync("/members", new { name = "New " + role, email, role, customRoleId, password = Deployment.Password }, ct);
        return await ApiClient.SignInAsync(tenant.Address, email, Deployment.Password, ct);
    }

    /// <summary>Somebody new with a role of their own.</summary>
    public static async Task<ApiClient> JoinWithAsync(this TestTenant tenant, CancellationToken ct, params string[] permissions)
    {
        var role = await tenant.RoleAsync("Role " + Guid.CreateVersion7().ToString("N"), ct, permissions);
        return await tenant.JoinAsync(ct, customRoleId: role.Text("id"));
    }

    public static Task<Answer> TryAsync(this ApiClient caller, HttpMethod method, string path, CancellationToken ct, object? body = null) => caller.SendAsync(method, path, body, ct);
}
