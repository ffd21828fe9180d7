using System.Diagnostics;
using System.Globalization;
using Switchboard.Testing.Node;

namespace Switchboard.Testing.SignIn;

/// <summary>The certified OpenID Connect provider of npm, in a process of Node, as a company's own.</summary>
public sealed class CompanyProvider : IAsyncDisposable
{
    public const string Secret = "a secret of the company's";
    private static readonly NodeFolder Folder = new("tests/Testing/SignIn/Provider", "the provider that people of a company sign in with");
    private readonly Process _node;

    private CompanyProvider(Process node, string issuer) => (_node, Issuer) = (node, issuer);

    public string Issuer { get; }

    public static async Task<CompanyProvider> StartAsync(int port, string redirectUri, CancellationToken ct)
    {
        await Folder.InstallAsync(ct);
        var node = Folder.Start("node", "provider.mjs", port.ToString(CultureInfo.InvariantCulture), Secret, redirectUri);

        // What it warns of is meant for production; read away, so that it never waits for us.
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        return await node.StandardOutput.ReadLineAsync(ct) == "ready"
            ? new CompanyProvider(node, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"))
            : throw new InvalidOperationException("provider.mjs did not come up.");
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
