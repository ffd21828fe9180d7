using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Testing.Node;

namespace Switchboard.DingTalk.Tests;

/// <summary>DingTalk's own client for Node.js, in a process of its own.</summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private static readonly NodeFolder Folder = new("tests/Connectors/DingTalk/Node", "DingTalk's own client, which our connector is held to,");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _node;

    private NodePeer(Process node)
    {
        _node = node;
        _ = _node.StandardError.ReadToEndAsync();
    }

    internal static async Task<NodePeer> OpenAsync(CancellationToken ct)
    {
        await Folder.InstallAsync(ct);
        return new NodePeer(Folder.Start("node", "peer.mjs"));
    }

    internal async Task<JsonElement> DoAsync(string command, JsonObject given)
    {
        given["command"] = command;
        await _node.StandardInput.WriteLineAsync(given.ToJsonString());
        await _node.StandardInput.FlushAsync();
        var answer = JsonElement.Parse(await _node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "{\"error\":\"ended\"}");
        return answer.TryGetProperty("done", out var done) ? done : throw new InvalidOperationException($"{command}: {answer}");
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
