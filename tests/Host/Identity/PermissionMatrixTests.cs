using System.Globalization;
using System.Reflection;
using System.Text;
using Switchboard.Desk;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity;

/// <summary>Which role may do what, for people to read: whoever changes it sees the change in a file.</summary>
public sealed class PermissionMatrixTests
{
    private static readonly VerbRegistry Registry = VerbRegistry.Read(DeskModule.Room, typeof(RestJson).Assembly);

    [Fact]
    public void The_roles_may_do_what_we_promised()
    {
        var path = Path.Combine(Repository.Root, "docs", "permissions.md");
        var current = Write();
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "1")
            File.WriteAllText(path, current);

        var promised = File.Exists(path) ? File.ReadAllText(path) : "";

        promised.Split('\n').Except(current.Split('\n'), StringComparer.Ordinal).Select(l => "- " + l)
            .Concat(current.Split('\n').Except(promised.Split('\n'), StringComparer.Ordinal).Select(l => "+ " + l))
            .ShouldBeEmpty("The roles differ from docs/permissions.md. If that is meant, run: ACCEPT_API=1 dotnet test tests/Host, and commit the file.");
    }

    private static string Write()
    {
        var text = new StringBuilder("""
            # Who may do what

            Made from the declarations; `ACCEPT_API=1 dotnet test tests/Host` writes it anew. A custom role grants any of these permissions; its basis says only how its members sit
            at the desk. API keys have a role as members do.

            ## Permissions

            """).Append('\n');
        Table(text, "permission", Registry.Permissions.Order(StringComparer.Ordinal).Select(p => ($"`{p}`", p)));
        text.Append("\n## Verbs\n\n");
        Table(text, "verb", Registry.Verbs.Select(v => ($"`{v.Declaration.Name}`", v.Declaration.Permission)), named: true);
        text.Append("\n## Sets, lists in them, and private fields\n\n");
        Table(text, "set", Registry.Sets.SelectMany(Shown), named: true);
        return text.ToString();
    }

    private static IEnumerable<(string, string)> Shown(SetEntry set) =>
    [
        ($"`{set.Name}`", set.Permission),
        .. set.ViewType.GetProperties().Select(p => (p.Name, p.GetCustomAttribute<PrivateAttribute>()?.Permission)).Where(p => p.Permission is not null)
            .Select(p => ($"`{set.Name}.{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}`", p.Permission!)),
        .. set.Accept(new ListsOf()).Select(l => ($"`{set.Name}.{l.Name}`", l.Permission)),
    ];

    private static void Table(StringBuilder text, string first, IEnumerable<(string Shown, string Permission)> rows, bool named = false)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {first} |{(named ? " permission |" : "")} {string.Join(" | ", Roles.OfTenant)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|{(named ? "---|" : "")}{string.Concat(Roles.OfTenant.Select(_ => ":-:|"))}\n");
        foreach (var (shown, permission) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {shown} |{(named ? $" `{permission}` |" : "")} {string.Join(" | ", Roles.OfTenant.Select(r => Roles.PermissionsOf(r).Contains(permission) ? "●" : " "))} |\n");
    }

    private sealed class ListsOf : ISetVisitor<IEnumerable<(string Name, string Permission)>>
    {
        public IEnumerable<(string Name, string Permission)> Visit<TView, TKey>(Set<TView, TKey> set)
            where TView : class
            where TKey : struct => set.Lists.Select(l => (l.Name, l.Permission));
    }
}
