using Switchboard.Registry;

namespace Switchboard.Desk.Members;

[Verb("permissions.list", Permission = "members:read", Route = "GET /permissions", Audited = false,
    Summary = "Everything that a role may grant, and what asks for it.")]
internal sealed class ListPermissions(VerbRegistry registry) : IVerb<ListPermissions.Input, ListPermissions.Listed>
{
    internal sealed record Input;

    internal sealed record Listed(IReadOnlyList<PermissionView> Items);

    public ValueTask<Outcome<Listed>> Handle(Input input, Caller caller, CancellationToken ct) => new(new Listed(
        [.. registry.Permissions.Order(StringComparer.Ordinal).Select(p => new PermissionView(
            p,
            caller.May(p),
            [.. registry.Verbs.Where(v => v.Declaration.Permission == p).Select(v => v.Declaration.Name)],
            [.. registry.Sets.Where(s => s.Permission == p).Select(s => s.Name)]))]));
}

/// <summary>A permission that roles may grant.</summary>
/// <param name="Name">Such as <c>conversations:reply</c>.</param>
/// <param name="Yours">Whether whoever asks has it, and so may grant it.</param>
/// <param name="Verbs">The operations that ask for it.</param>
/// <param name="Sets">The lists that ask for it.</param>
public sealed record PermissionView(string Name, bool Yours, IReadOnlyList<string> Verbs, IReadOnlyList<string> Sets);
