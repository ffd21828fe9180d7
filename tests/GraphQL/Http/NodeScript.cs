using System.Diagnostics;
using System.Text.Json.Nodes;
using Switchboard.GraphQL.Tests.Differential;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>A program of Reference/ with a client that many use; it prints what it was answered as one line of JSON.</summary>
internal static class NodeScript
{
    internal static async Task<JsonNode> RunAsync(Reference reference, string script, params string[] arguments)
    {
        // Whoever asks the reference first installs what the clients need too.
        await reference.RulesAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var node = Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.Combine(DocumentFiles.Folder, "Reference"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var said = node.StandardOutput.ReadToEndAsync(patience.Token);
            var complained = await node.StandardError.ReadToEndAsync(patience.Token);
            await node.WaitForExitAsync(patience.Token);
            return node.ExitCode == 0 ? JsonNode.Parse(await said)! : throw new InvalidOperationException($"{script} failed: {complained}");
        }
        finally
        {
            if (!node.HasExited)
                node.Kill(entireProcessTree: true);
        }
    }
}
