using System.CommandLine;
using System.Text.Json;
using Npgsql;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.CommandLine;

internal static class UserCommand
{
    internal sealed record Input(string Email, string Password, string? Tenant, string? Name, string? Role, bool Operator, bool Json);

    internal static Command Create()
    {
        var email = new Option<string>("--email") { Required = true, Description = "The address to sign in with." };
        var password = new Option<string>("--password") { Required = true, Description = "At least 8 characters, better 15." };
        var tenant = new Option<string?>("--tenant") { Description = "Slug of the tenant to join." };
        var name = new Option<string?>("--name") { Description = "What people see." };
        var role = new Option<string?>("--role") { Description = string.Join(", ", Roles.OfTenant) };
        role.AcceptOnlyFromAmong([.. Roles.OfTenant]);
        var isOperator = new Option<bool>("--operator") { Description = "Make an operator of the platform instead of a member." };
        var json = new Option<bool>("--json") { Description = "Answer as JSON." };
        var add = new Command("add", "Add a person to a tenant, or an operator.") { email, password, tenant, name, role, isOperator, json };
        add.SetAction((p, ct) => RunAsync(
            new Input(p.GetValue(email)!, p.GetValue(password)!, p.GetValue(tenant), p.GetValue(name), p.GetValue(role), p.GetValue(isOperator), p.GetValue(json)), ct));
        return new Command("user", "Look after people.") { add };
    }

    private static async Task<int> RunAsync(Input input, CancellationToken ct)
    {
        if (!input.Operator && (input.Tenant is null || input.Name is null || input.Role is null))
            throw new CommandFailed("Give --tenant, --name and --role, or --operator.", 2);
        await using var services = new ServiceCollection().AddLogging().AddTenancy(OwnerDatabase.ConnectionString).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var tenant = input.Operator ? null : await services.GetRequiredService<TenantCatalog>().FindBySlugAsync(input.Tenant!, ct)
            ?? throw new CommandFailed($"There is no tenant '{input.Tenant}'.");
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        var found = await accounts.FindOrCreateAsync(input.Email, input.Password);
        if (!found.Succeeded)
            throw new CommandFailed(string.Join(' ', found.Refusal.Errors.Select(e => $"The {e.Field} {e.Message}")));
        var user = found.Value.Person;
        var member = tenant is null ? null : (Guid?)Guid.CreateVersion7();
        if (tenant is null)
            await OwnerDatabase.RunAsync("update catalog.users set is_operator = true where id = $1", ct, user.Id);
        else
            await EnrolAsync(services.GetRequiredService<TenantConnections>(), accounts, tenant, user, member!.Value, input, ct);
        Console.WriteLine(input.Json
            ? JsonSerializer.Serialize(new { userId = user.Id, memberId = member, email = input.Email }, JsonSerializerOptions.Web)
            : $"{input.Email} is {(tenant is null ? "an operator" : $"{input.Role} of '{tenant.Slug}'")}.");
        return 0;
    }

    private static async Task EnrolAsync(TenantConnections connections, Accounts accounts, Tenant tenant, User user, Guid member, Input input, CancellationToken ct)
    {
        await using var connection = await connections.OpenAsync(tenant, ct);
        await using var command = new NpgsqlCommand("""
            insert into desk.members (tenant_id, id, user_id, name, email, role, owner, created_at)
            values ($1, $2, $3, $4, $5, $6, $6 = 'admin' and not exists (select from desk.members where tenant_id = $1 and owner), now())
            on conflict do nothing
            """, connection);
        foreach (var value in (object[])[tenant.Id.Value, member, user.Id, input.Name!, input.Email, input.Role!])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            throw new CommandFailed($"{input.Email} already belongs to '{tenant.Slug}'.");
        await accounts.JoinAsync(user.Id, tenant.Id, member, ct);
    }
}
