using System.Text.Json;
using Switchboard.Testing.Node;

namespace Switchboard.Host.Tests.Scim;

/// <summary>Libraries from npm that know the standard find in our answers what it says.</summary>
public sealed class LibraryTests(StockedDirectory directory) : IClassFixture<StockedDirectory>
{
    private static readonly NodeFolder Folder = new("tests/Host/Scim/Client", "the libraries that know SCIM");

    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Schemas_users_and_filters_are_as_the_standard_has_them()
    {
        await Folder.InstallAsync(_ct);

        var (code, said, complained) = await Folder.RunAsync("node", ["check.mjs", $"{directory.Tenant.Address}scim/v2", directory.Tenant.ApiKey], _ct);

        code.ShouldBe(0, said + complained);
        var seen = JsonElement.Parse(said);
        seen.GetProperty("strange").ToString().ShouldBe("[]");
        seen.GetProperty("disagreements").ToString().ShouldBe("[]");
        seen.GetProperty("users").GetInt32().ShouldBeGreaterThan(8);
        (seen.GetProperty("filter").GetBoolean(), seen.GetProperty("bulk").GetBoolean()).ShouldBe((true, false));
    }
}
