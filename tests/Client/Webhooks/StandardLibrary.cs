using System.Diagnostics;
using System.Text.Json;
using Switchboard.Testing.Node;

namespace Switchboard.Client.Tests.Webhooks;

/// <summary>The public library of Standard Webhooks, in a process of Node.</summary>
public sealed class StandardLibrary : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly NodeFolder Folder = new("tests/Client/Reference", "the public library that our verifier is compared with");
    private Process? _node;

    public async ValueTask InitializeAsync()
    {
        await Folder.InstallAsync(CancellationToken.None);
        _node = Folder.Start("node", "sign.mjs");
    }

    public ValueTask DisposeAsync()
    {
        _node?.Kill(entireProcessTree: true);
        _node?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal async Task<string> SignAsync(string secret, string id, long timestamp, string body) =>
        (await AskAsync(new { secret, id, timestamp, body })).GetProperty("signature").GetString()!;

    private async Task<JsonElement> AskAsync(object question)
    {
        await _node!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
        await _node.StandardInput.FlushAsync();
        var answer = await _node.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return JsonElement.Parse(answer ?? throw new InvalidOperationException("sign.mjs ended: " + await _node.StandardError.ReadToEndAsync()));
    }
}
