using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;

namespace Switchboard.Plugins.Tests.Runtime;

public sealed class LoadTests
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_with_a_manifest_is_loaded_and_can_be_called()
    {
        using var folder = new PluginFolder().Add();

        folder.Catalog.Reload();

        folder.Only().State.ShouldBe(PluginState.Active);
        folder.Only().Reason.ShouldBeNull();
        (await folder.HearAsync("hello", _ct)).ShouldBe("hello");
    }

    [Fact]
    public void A_folder_without_a_manifest_is_nothing_of_ours()
    {
        using var folder = new PluginFolder().Add();
        folder.Write("notes", "{}");
        File.Move(Path.Combine(folder.Path, "notes", "plugin.json"), Path.Combine(folder.Path, "notes", "readme.json"));

        folder.Catalog.Reload();

        folder.Only().Id.ShouldBe("parrot");
    }

    [Fact]
    public void What_the_product_counts_on_and_does_not_find_is_listed_as_missing()
    {
        using var folder = new PluginFolder(null, new ExpectedPlugin("web-chat", PluginKind.Channel, "web-chat", "Web chat is closed.")).Add();

        folder.Catalog.Reload();

        var missing = folder.Catalog.List().Single(p => p.Id == "web-chat");
        (missing.State, missing.Reason).ShouldBe((PluginState.Missing, "Web chat is closed."));
        folder.Catalog.Find<IChannelConnector>("web-chat").ShouldBeNull();
    }

    [Fact]
    public void A_plugins_folder_that_does_not_exist_is_an_empty_one()
    {
        using var folder = new PluginFolder(null, new ExpectedPlugin("web-chat", PluginKind.Channel, "web-chat", "Web chat is closed."));
        Directory.Delete(folder.Path);

        folder.Catalog.Reload();

        folder.Only().State.ShouldBe(PluginState.Missing);
        Directory.CreateDirectory(folder.Path);
    }

    [Theory]
    [InlineData("{ not json", "cannot be read")]
    [InlineData("{}", "cannot be read")]
    [InlineData("null", "cannot be read")]
    [InlineData("""{"id":"x","name":{"en":"X"},"version":"1","contract":"1.0","kind":"toaster","entryAssembly":"a.dll","entryType":"A"}""", "cannot be read")]
    [InlineData("""{"id":"x","name":{"en":"X"},"version":"1","contract":"1.0","kind":"bot","entryAssembly":"absent.dll","entryType":"A"}""", "could not be started")]
    public void A_manifest_that_cannot_be_used_is_a_fault_with_its_reason_and_hurts_nobody_else(string manifest, string reason)
    {
        using var folder = new PluginFolder().Add();
        folder.Write("broken", manifest);

        folder.Catalog.Reload();

        var broken = folder.Catalog.List().Single(p => p.Id != "parrot");
        broken.State.ShouldBe(PluginState.Faulted);
        broken.Reason!.ShouldContain(reason);
        folder.Catalog.List().Single(p => p.Id == "parrot").State.ShouldBe(PluginState.Active);
    }

    [Theory]
    [InlineData("1.99", "Update the host")]
    [InlineData("2.0", "Rebuild it")]
    [InlineData("0.9", "Rebuild it")]
    [InlineData("latest", "is not a contract version")]
    public void A_contract_this_host_does_not_have_is_incompatible_and_says_what_to_do(string contract, string advice)
    {
        using var folder = new PluginFolder().Add(contract: contract);

        folder.Catalog.Reload();

        folder.Only().State.ShouldBe(PluginState.Incompatible);
        folder.Only().Reason!.ShouldContain(advice);
        folder.Catalog.Find<IConversationBot>().ShouldBeNull();
    }

    [Theory]
    [InlineData("Switchboard.TestPlugins.Stillborn", "bot", "No licence file was found.")]
    [InlineData("Switchboard.TestPlugins.Nobody", "bot", "Nobody")]
    [InlineData("Switchboard.TestPlugins.Parrot", "analyzer", "calls it analyzer")]
    public void An_entry_type_that_cannot_serve_is_a_fault_that_names_the_cause(string type, string kind, string cause)
    {
        using var folder = new PluginFolder().Add(entryType: type, kind: kind);

        folder.Catalog.Reload();

        folder.Only().State.ShouldBe(PluginState.Faulted);
        folder.Only().Reason!.ShouldContain(cause);
    }

    [Fact]
    public async Task Of_two_versions_the_higher_serves_and_the_other_is_superseded()
    {
        using var folder = new PluginFolder().Add("parrot-10", version: "1.10.0").Add("parrot-9", version: "1.9.0");

        folder.Catalog.Reload();

        var states = folder.Catalog.List().ToDictionary(p => p.Version, StringComparer.Ordinal);
        states["1.10.0"].State.ShouldBe(PluginState.Active);
        states["1.9.0"].State.ShouldBe(PluginState.Superseded);
        states["1.9.0"].Reason.ShouldBe("Version 1.10.0 of it is loaded.");
        (await folder.HearAsync("hello", _ct)).ShouldBe("hello");
    }

    [Fact]
    public async Task A_plugin_runs_with_its_own_version_of_a_library_that_the_host_has_too()
    {
        using var folder = new PluginFolder().Add();
        folder.Catalog.Reload();

        var theirs = await folder.HearAsync("year", _ct);

        theirs.ShouldBe("2027");
        TestPlugins.Tariff.Year.ShouldBe(2026);
    }

}
