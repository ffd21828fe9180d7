using System.Diagnostics;
using System.Text.Json;
using Switchboard.Testing.Node;

namespace Switchboard.WeCom.Tests.Callbacks;

/// <summary>The platform's own library, in a process of Node.</summary>
public sealed class ReferenceLibrary : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly NodeFolder Folder = new("tests/Connectors/WeCom/Reference", "the library of WeCom that our callbacks are held to");
    private Process? _node;

    public async ValueTask InitializeAsync()
    {
        await Folder.InstallAsync(CancellationToken.None);
        _node = Folder.Start("node", "crypto.mjs");
    }

    public ValueTask DisposeAsync()
    {
        _node?.Kill(entireProcessTree: true);
        _node?.Dispose();
        return ValueTask.CompletedTask;
    }

    internal async Task<JsonElement> AskAsync(object question)
    {
        await _node!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
        await _node.StandardInput.FlushAsync();
        var answer = await _node.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return JsonElement.Parse(answer ?? throw new InvalidOperationException("crypto.mjs ended: " + await _node.StandardError.ReadToEndAsync()));
    }
}
