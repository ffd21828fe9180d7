using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Members;

[Verb("roles.create", Permission = "roles:manage", Route = "POST /roles", Status = 201,
    Refuses = [typeof(RoleExists), typeof(ExceedsYourRole)],
    Example = """{"name":"Team lead","description":"Answers and looks after teams.","basis":"agent","permissions":["conversations:read","messages:read","conversations:reply","members:read","teams:manage"]}""",
    Summary = "Make a role: a built-in one as its basis, and what its members may do. Nobody grants what they may not do themselves.")]
internal sealed class CreateRole(DeskDb db, VerbRegistry registry, TimeProvider clock) : IVerb<CreateRole.Input, RoleView>
{
    internal sealed record Input(
        [StringLength(60, MinimumLength = 1)] string Name,
        MemberRole Basis,
        [MaxLength(200)] IReadOnlyList<string> Permissions,
        [StringLength(500)] string Description = "");

    internal static Refusal? Decide(string name, bool taken) =>
        string.IsNullOrWhiteSpace(name) ? new InvalidInput("name", "must not be empty.")
        : taken || BuiltInRoles.Names(name.Trim()) ? new RoleExists()
        : null;

    public async ValueTask<Outcome<RoleView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var name = input.Name.Trim();
        if (Granting.Decide(caller, input.Permissions, registry.Permissions) is { } excess)
            return excess;
        if (Decide(name, await RoleRows.IsTakenAsync(db, name, but: null, ct)) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var role = new CustomRole
        {
            Id = RoleId.New(),
            Name = name,
            Description = input.Description.Trim(),
            Basis = input.Basis,
            Permissions = [.. input.Permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            CreatedAt = now,
            ChangedAt = now,
        };
        db.Add(role);
        return RoleView.Of(role, members: 0);
    }
}
