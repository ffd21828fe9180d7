using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Switchboard.Testing.Node;

namespace Switchboard.Tenancy.Tests.Mail;

/// <summary>A real mail server in Node.js. It knows nobody whose address begins with "nobody", and has no time for "busy".</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly NodeFolder Folder = new("tests/Tenancy/Mail/Server", "the mail server that our letters are sent to");
    private readonly Process _node;

    private MailServer(Process node, int port)
    {
        _node = node;
        Port = port;
    }

    internal int Port { get; }

    internal static async Task<MailServer> StartAsync(CancellationToken ct, int port = 0, bool tls = false)
    {
        await Folder.InstallAsync(ct);
        var node = Folder.Start("node", "server.mjs", port.ToString(CultureInfo.InvariantCulture), tls ? "tls" : "plain");
        var said = await node.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException("server.mjs ended: " + await node.StandardError.ReadToEndAsync(ct));
        return new MailServer(node, JsonElement.Parse(said).GetProperty("port").GetInt32());
    }

    /// <summary>The next letter that came.</summary>
    internal async Task<JsonElement> NextAsync(CancellationToken ct) => JsonElement.Parse((await _node.StandardOutput.ReadLineAsync(ct))!);

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
