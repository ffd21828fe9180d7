using System.Security.Cryptography;
using System.Text;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Testing;
using Switchboard.Testing;

namespace Switchboard.Plugins.Tests.Connectors.WebChat;

public sealed class ConformanceTests() : LiveChannelConformance(new Shop());

/// <summary>A site that signs its users' ids as the widget's page documents it.</summary>
internal sealed class Shop : LiveSite
{
    public override string PluginFolder { get; } = Path.Combine(Repository.Root, "artifacts", "plugins", "web-chat");

    public override IReadOnlyDictionary<string, string> Form(string tenant) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["identitySecret"] = $"identity-secret-of-{tenant}", ["identityRequired"] = "true" };

    public override string Secret(IReadOnlyDictionary<string, string> form) => form["identitySecret"];

    public override IdentityClaim Claim(IReadOnlyDictionary<string, string> form, string id) =>
        new(id, Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(form["identitySecret"]), Encoding.UTF8.GetBytes(id))), "Li Na", null);
}
