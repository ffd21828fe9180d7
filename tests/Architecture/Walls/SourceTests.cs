using System.Text.RegularExpressions;
using Switchboard.Desk;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Testing;

namespace Switchboard.Architecture.Walls;

/// <summary>The source as people meet it: one verb, one file; short files; nothing that was banned.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;
    private const int LongestComponent = 250;

    private static readonly string[] Banned =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Threading.Tasks.Task.Wait", "System.Threading.Tasks.Task`1.get_Result", "System.Threading.Thread.Sleep",
        "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters",
        "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw", "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync",
        "Microsoft.EntityFrameworkCore.RelationalQueryableExtensions.FromSqlRaw", "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.SqlQueryRaw",
        "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter..ctor",
    ];

    public static IEnumerable<TheoryDataRow<string>> Rooms() => Room.MaySee.Keys.Select(r => new TheoryDataRow<string>(r));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_calls_nothing_that_was_banned(string name)
    {
        using var room = Room.Open(name);

        room.Calls.Intersect(Banned, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_verb_has_a_file_of_its_own_that_is_named_like_it()
    {
        var files = Source("*.cs", "src").ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal);
        var registry = VerbRegistry.Read(DeskModule.Room, typeof(RestJson).Assembly);

        var homeless = registry.Verbs.Where(v => files.Count(f =>
            Path.GetFileNameWithoutExtension(f.Key) == v.VerbType.Name && VerbMark().Count(f.Value) == 1 && f.Value.Contains($"[Verb(\"{v.Declaration.Name}\"", StringComparison.Ordinal)) != 1);

        registry.Verbs.Count.ShouldBeGreaterThan(20);
        homeless.Select(v => v.Declaration.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_of_the_host_is_told_to_operators()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operating.md"));

        var settings = Source("*.cs", "src/Host").SelectMany(f => SettingName().Matches(File.ReadAllText(f))).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        settings.Count.ShouldBeGreaterThan(10);
        settings.Where(s => !guide.Contains(s.Replace(":", "__", StringComparison.Ordinal), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void No_file_is_longer_than_400_lines_and_no_component_than_250()
    {
        var files = Source("*.cs", "src", "AppHost", "tests", "bench").Select(f => (File: f, Most: LongestFile))
            .Concat(Source("*.ts", "src/Admin").Where(f => !f.EndsWith(".d.ts", StringComparison.Ordinal)).Select(f => (File: f, Most: LongestFile)))
            .Concat(Source("*.tsx", "src/Admin").Select(f => (File: f, Most: LongestComponent)));

        var long_ = files.Where(f => File.ReadLines(f.File).Count() > f.Most).Select(f => Path.GetRelativePath(Repository.Root, f.File));

        long_.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_silences_a_ban()
    {
        var silent = Source("*.cs", "src", "AppHost").Where(f => Silence().IsMatch(File.ReadAllText(f)))
            .Concat(Source("*.csproj", "src", "AppHost").Where(f => File.ReadAllText(f).Contains("NoWarn", StringComparison.Ordinal)));

        silent.Select(f => Path.GetRelativePath(Repository.Root, f)).ShouldBeEmpty();
        File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig")).ShouldNotContain("RS0030");
    }

    [Fact]
    public void The_tenant_of_a_connection_is_set_in_one_room_and_by_the_message_writer()
    {
        var setters = Source("*.cs", "src").Where(f => File.ReadAllText(f).Contains("app.tenant_id", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Repository.Root, f));

        setters.ShouldAllBe(f => f.StartsWith("src/Tenancy/Isolation/", StringComparison.Ordinal) || f.StartsWith("src/Desk/Messaging/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Source(string pattern, params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, new EnumerationOptions { RecurseSubdirectories = true }))
        .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "dist"));

    [GeneratedRegex(@"^\[Verb\(", RegexOptions.Multiline, 1000)]
    private static partial Regex VerbMark();

    [GeneratedRegex("\"(?<name>[A-Z][A-Za-z]+:[A-Z][A-Za-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SettingName();

    [GeneratedRegex(@"#pragma warning disable|SuppressMessage", RegexOptions.None, 1000)]
    private static partial Regex Silence();
}
