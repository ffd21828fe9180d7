using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests.Orchestration;

public sealed class SourceTreeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("switchboard-tree-").FullName;

    [Fact]
    public void Content_names_and_new_files_change_it_and_times_do_not()
    {
        Put("src/a.ts", "one");
        var before = Hash();

        File.SetLastWriteTimeUtc(Path.Combine(_root, "src", "a.ts"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var touched = Hash();
        Put("src/a.ts", "two");
        var edited = Hash();
        Put("src/b.ts", "");
        var added = Hash();

        touched.ShouldBe(before);
        edited.ShouldNotBe(before);
        added.ShouldNotBe(edited);
    }

    [Fact]
    public void What_is_made_from_sources_is_none()
    {
        Put("src/a.ts", "one");
        var before = Hash();

        foreach (var made in (string[])["dist", "node_modules", "bin", "obj"])
            Put($"src/{made}/x", made);

        Hash().ShouldBe(before);
    }

    [Fact]
    public void A_skipped_folder_is_not_read()
    {
        Put("src/Admin/a.ts", "one");
        var before = SourceTree.Hash(_root, ["src"], "Admin");

        Put("src/Admin/a.ts", "two");

        SourceTree.Hash(_root, ["src"], "Admin").ShouldBe(before);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Hash() => SourceTree.Hash(_root, ["src"]);

    private void Put(string name, string content)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
