using System.Xml.Linq;
using Switchboard.Testing;

namespace Switchboard.Architecture.Walls;

/// <summary>The floor plan's walls: who may see whom.</summary>
public sealed class ReferenceTests
{
    public static IEnumerable<TheoryDataRow<string>> Rooms() => Room.MaySee.Keys.Select(r => new TheoryDataRow<string>(r));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_sees_only_whom_the_floor_plan_lets_it_see(string name)
    {
        using var room = Room.Open(name);

        room.References.Where(r => !Room.MaySee[name].Contains(r, StringComparer.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_project_refers_only_to_whom_the_floor_plan_lets_it_see()
    {
        var wrong =
            from project in Projects()
            let name = Path.GetFileNameWithoutExtension(project)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))
            where !Room.MaySee.TryGetValue(name, out var allowed) || !allowed.Contains(target, StringComparer.Ordinal)
            select $"{name} -> {target}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_has_its_place_in_the_floor_plan() =>
        Projects().Select(Path.GetFileNameWithoutExtension).Where(p => !Room.MaySee.ContainsKey(p!)).ShouldBeEmpty("Say in Room.MaySee whom it may see.");

    [Fact]
    public void The_host_names_no_plugin_in_its_code()
    {
        using var host = Room.Open("Host");

        host.References.ShouldContain("Plugins.Runtime", "The host loads plugins; if it no longer does, this test looks at the wrong thing.");
        host.References.ShouldNotContain(r => r.StartsWith("Connectors.", StringComparison.Ordinal) || r.StartsWith("Plugins.Ai.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Projects() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
