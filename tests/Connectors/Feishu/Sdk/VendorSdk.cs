using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Testing.Node;

namespace Switchboard.Feishu.Tests.Sdk;

/// <summary>The platform's own client for Node.js, in a process of its own.</summary>
internal sealed class VendorSdk : IAsyncDisposable
{
    private static readonly NodeFolder Folder = new("tests/Connectors/Feishu/Sdk", "the platform's own client that our connector is held to");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _node;
    private readonly Task<string> _log;

    private VendorSdk(Process node) => (_node, _log) = (node, node.StandardError.ReadToEndAsync());

    internal static async Task<VendorSdk> StartAsync(CancellationToken ct)
    {
        await Folder.InstallAsync(ct);
        return new VendorSdk(Folder.Start("node", "sdk.mjs"));
    }

    internal async Task<JsonNode?> DoAsync(string command, object? arguments = null)
    {
        var line = JsonSerializer.SerializeToNode(arguments ?? new { })!.AsObject();
        line["command"] = command;
        await _node.StandardInput.WriteLineAsync(line.ToJsonString());
        await _node.StandardInput.FlushAsync();
        var answer = await _node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("sdk.mjs ended: " + await _log);
        var said = JsonNode.Parse(answer)!.AsObject();
        return said.TryGetPropertyValue("done", out var done) ? done : throw new InvalidOperationException($"{command}: {answer}");
    }

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        await _log;
        _node.Dispose();
    }
}
