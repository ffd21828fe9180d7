using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests.Orchestration;

public sealed class NpmAppResourceTests : IDisposable
{
    private const string Lock = """{ "name": "page", "lockfileVersion": 3, "packages": { "": { "name": "page" } } }""";

    private readonly string _root = Directory.CreateTempSubdirectory("switchboard-npm-").FullName;
    private readonly StringWriter _said = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_installs_builds_and_then_rests_until_something_changes()
    {
        Assert.SkipUnless(Tool.IsInstalled("npm"), "npm is not installed");
        Put("package.json", """{ "name": "page", "private": true, "scripts": { "build": "mkdir -p face/dist && echo built >> face/dist/count" } }""");
        Put("package-lock.json", Lock);
        Directory.CreateDirectory(Path.Combine(Folder, "face"));

        await StartAsync();
        await StartAsync();
        var afterTwo = Builds();
        Put("face/index.ts", "changed");
        await StartAsync();
        var afterChange = Builds();
        File.Delete(Path.Combine(Folder, "face", "dist", "count"));
        await StartAsync();

        afterTwo.ShouldBe(1);
        afterChange.ShouldBe(2);
        Builds().ShouldBe(1);
    }

    [Fact]
    public async Task A_front_end_that_was_built_by_hand_is_not_built_again()
    {
        Put("package.json", """{ "name": "pages", "private": true, "scripts": { "build": "exit 3" } }""");
        Put("face/package.json", """{ "name": "page", "scripts": { "build": "exit 3" } }""");
        Put("package-lock.json", Lock);
        Put("node_modules/.package-lock.json", Lock);
        Put("face/dist/index.html", "by hand");

        await StartAsync();

        _said.ToString().ShouldBeEmpty();
        App.Stamp.IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public void Packages_older_than_the_lock_file_are_installed_again()
    {
        Put("package-lock.json", Lock);
        var missing = App.IsInstalled;
        Put("node_modules/.package-lock.json", Lock);
        var fresh = App.IsInstalled;
        File.SetLastWriteTimeUtc(Path.Combine(Folder, "node_modules", ".package-lock.json"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var old = App.IsInstalled;

        missing.ShouldBeFalse();
        fresh.ShouldBeTrue();
        old.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_front_end_it_says_so_and_goes_on()
    {
        Directory.CreateDirectory(Folder);

        await StartAsync();

        _said.ToString().ShouldContain("no package.json");
    }

    [Fact]
    public async Task A_build_that_fails_is_told_and_tried_again_the_next_time()
    {
        Assert.SkipUnless(Tool.IsInstalled("npm"), "npm is not installed");
        Put("package.json", """{ "name": "page", "private": true, "scripts": { "build": "exit 3" } }""");
        Put("package-lock.json", Lock);

        await StartAsync();

        _said.ToString().ShouldContain("`npm run build` failed");
        App.Stamp.IsCurrent.ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Folder => Path.Combine(_root, "Admin");

    private NpmAppResource App => new("admin", Folder, "build", Path.Combine(_root, "stamps", "admin"));

    private Task StartAsync() => App.StartAsync(new LogConsole(TextWriter.Synchronized(_said), colour: false).For("admin", 0, 5), Ct);

    private int Builds() => File.ReadAllLines(Path.Combine(Folder, "face", "dist", "count")).Length;

    private void Put(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
