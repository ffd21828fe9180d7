namespace Switchboard.Desk.Members;

/// <summary>How a member sits at the desk: with which role, and whether at all.</summary>
internal readonly record struct Seat(MemberRole Role, RoleId? CustomRole, bool Active)
{
    /// <summary>A custom role may lack what an administrator needs, so it does not count as one.</summary>
    internal bool Administers => Active && Role == MemberRole.Admin && CustomRole is null;

    internal bool Answers => Active && Role.Answers();

    internal static Seat Of(Member member) => new(member.Role, member.CustomRoleId, member.Active);

    /// <summary>A custom role brings its basis; a built-in one takes the custom one away.</summary>
    internal Seat After(CustomRole? given, MemberRole? role, bool? active) => new(
        given?.Basis ?? role ?? Role,
        given is not null ? given.Id : role is not null ? null : CustomRole,
        active ?? Active);

    /// <param name="custom">The custom role, where the seat has one.</param>
    internal IEnumerable<string> Permissions(CustomRole? custom) => CustomRole is null || custom is null ? BuiltInRoles.PermissionsOf(Role) : custom.Permissions;
}
