using Microsoft.OpenApi;
using Switchboard.Desk;
using Switchboard.Host.Rest.Description;
using Switchboard.Registry;

namespace Switchboard.Host.Tests.Rest;

public sealed class DescriptionTests
{
    private static readonly string Current = DescriptionEndpoint.Text(VerbRegistry.Read(DeskModule.Room, typeof(DescriptionEndpoint).Assembly));

    [Fact]
    public void The_description_is_the_one_we_promised()
    {
        var path = Path.Combine(Root(), "docs", "api", "openapi.json");
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Current);
        }

        var promised = File.Exists(path) ? File.ReadAllLines(path) : [];
        var differences = Differences(promised, Current.TrimEnd('\n').Split('\n'));

        differences.ShouldBeEmpty("The API differs from docs/api/openapi.json. If that is meant, run: ACCEPT_API=1 dotnet test tests/Host, and commit the file.");
    }

    [Fact]
    public void The_description_is_valid_OpenAPI()
    {
        var read = OpenApiDocument.Parse(Current, OpenApiConstants.Json);

        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Document!.Paths.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void A_value_of_the_route_is_not_asked_for_in_the_body()
    {
        var read = OpenApiDocument.Parse(Current, OpenApiConstants.Json);

        var body = read.Document!.Paths["/conversations/{id}/assign"].Operations![HttpMethod.Post].RequestBody!.Content!["application/json"].Schema!;
        body.Properties!.Keys.ShouldBe(["memberId", "teamId"], ignoreOrder: true);
    }

    private static List<string> Differences(string[] promised, string[] current)
    {
        var gone = promised.Except(current, StringComparer.Ordinal).Select(l => "- " + l.Trim());
        var come = current.Except(promised, StringComparer.Ordinal).Select(l => "+ " + l.Trim());
        var lines = gone.Concat(come).Take(40).ToList();
        return lines.Count > 0 || promised.SequenceEqual(current, StringComparer.Ordinal) ? lines : ["the same lines in another order"];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SaaS.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("SaaS.sln is in no folder above the tests.");
    }
}
