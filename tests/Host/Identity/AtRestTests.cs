using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Host.Identity;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity;

public sealed class AtRestTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_keys_in_the_database_are_encrypted()
    {
        await deployment.FreshTenantAsync(Ct);

        await using var command = deployment.Owner.CreateCommand("select string_agg(xml, '') from catalog.protection_keys");
        var kept = (string)(await command.ExecuteScalarAsync(Ct))!;

        kept.ShouldContain("sealedKey");
        kept.ShouldNotContain("<value>");
        kept.ShouldNotContain(TestHost.ProtectionSecret);
    }

    [Theory]
    [InlineData("the one it was closed with", null, true)]
    [InlineData("a new one", "the one it was closed with", true)]
    [InlineData("a new one", null, false)]
    public void A_key_opens_with_the_secret_it_was_closed_with_also_while_that_is_replaced(string secret, string? former, bool opens)
    {
        var box = new SecretXmlEncryptor("the one it was closed with").Encrypt(new XElement("key", "inside")).EncryptedElement;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["DataProtection:Secret"] = secret, ["DataProtection:FormerSecret"] = former }).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).BuildServiceProvider();

        var open = () => new SecretXmlDecryptor(services).Decrypt(box);

        if (opens)
            open().Value.ShouldBe("inside");
        else
            Should.Throw<System.Security.Cryptography.CryptographicException>(open);
        box.ToString().ShouldNotContain("inside");
    }

    [Fact]
    public async Task Answers_about_sessions_are_kept_by_nobody_and_pages_run_no_script_but_ours()
    {
        using var nobody = deployment.Anonymous();

        var session = await nobody.SendAsync(HttpMethod.Get, "/session", (object?)null, Ct);
        var page = await nobody.SendAsync(HttpMethod.Get, "~/portal/", (object?)null, Ct);

        session.Headers["Cache-Control"].ShouldBe("no-store");
        page.Headers["Content-Security-Policy"].ShouldContain("script-src 'self';");
        page.Headers["Cross-Origin-Opener-Policy"].ShouldBe("same-origin");
        page.Headers["Permissions-Policy"].ShouldContain("camera=()");
        page.Headers.Keys.ShouldNotContain("Strict-Transport-Security");
    }
}
