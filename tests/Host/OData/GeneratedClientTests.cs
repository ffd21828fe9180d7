using System.Text.Json;
using Switchboard.Testing.Node;

namespace Switchboard.Host.Tests.OData;

/// <summary>A client that a generator from npm makes of our metadata, reading from the running host.</summary>
public sealed class GeneratedClientTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private static readonly NodeFolder Folder = new("tests/Host/OData/Client", "the client that is generated of our metadata");

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_generated_client_reads_filters_expands_and_pages()
    {
        await Folder.InstallAsync(_ct);
        var work = Directory.CreateTempSubdirectory("odata-client");

        var (code, said, complained) = await Folder.RunAsync("node", ["read.mjs", $"{desk.Tenant.Address}odata/v4", desk.Tenant.ApiKey, work.FullName], _ct);

        work.Delete(recursive: true);
        code.ShouldBe(0, said + complained);
        var seen = JsonElement.Parse(said);
        seen.GetProperty("numbers").ToString().ShouldBe("[1,2,3]");
        seen.GetProperty("count").GetInt32().ShouldBe(3);
        seen.GetProperty("resolved").ToString().ShouldBe("[1]");
        seen.GetProperty("contact").GetString().ShouldBe("Customer 2");
        seen.GetProperty("one").GetInt32().ShouldBe(1);
        seen.GetProperty("pages").ToString().ShouldBe("[[1,2],[3]]");
    }
}
