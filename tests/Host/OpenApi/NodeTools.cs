using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Switchboard.Desk;
using Switchboard.Host.Rest.Description;
using Switchboard.Host.Tests.OpenApi;
using Switchboard.Registry;
using Switchboard.Testing.Node;

[assembly: AssemblyFixture(typeof(NodeTools))]

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>The linter and the validator from npm, installed when they are missing, held to the description as the host serves it.</summary>
public sealed class NodeTools : IAsyncDisposable
{
    private static readonly NodeFolder Folder = new("tests/Host/OpenApi", "the linter and the validator of our description", new Dictionary<string, string>
    {
        ["REDOCLY_TELEMETRY"] = "off",
        ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true",
    });
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _document = Path.Combine(Path.GetTempPath(), $"openapi-{Guid.CreateVersion7():N}.json");
    private readonly StringBuilder _complaints = new();
    private Process? _judge;

    internal static string Description { get; } = DescriptionEndpoint.Text(VerbRegistry.Read(DeskModule.Room, typeof(DescriptionEndpoint).Assembly));

    /// <summary>What is wrong with an answer by the document's own schema; nothing when it is right.</summary>
    internal async Task<IReadOnlyList<string>> JudgeAsync(string path, string method, int status, string? type, JsonElement? body)
    {
        await _turn.WaitAsync();
        try
        {
            _judge ??= await StartAsync();
            await _judge.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { path, method, status = status.ToString(System.Globalization.CultureInfo.InvariantCulture), type, body }));
            await _judge.StandardInput.FlushAsync();
            var answer = await _judge.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            return JsonSerializer.Deserialize<string[]>(answer ?? throw new InvalidOperationException($"judge.mjs ended: {_complaints}"))!;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The linter's exit code, and what it said.</summary>
    internal async Task<(int Code, string Said)> LintAsync(string document)
    {
        await _turn.WaitAsync();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await Folder.InstallAsync(patience.Token);
            await File.WriteAllTextAsync(_document, document, patience.Token);
            var (code, said, complained) = await Folder.RunAsync("node", ["node_modules/@redocly/cli/bin/cli.js", "lint", _document, "--config", "redocly.yaml", "--format", "stylish"], patience.Token);
            return (code, said + complained);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        File.Delete(_document);
        if (_judge is null)
            return;
        _judge.StandardInput.Close();
        await _judge.WaitForExitAsync();
        _judge.Dispose();
    }

    private async Task<Process> StartAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await Folder.InstallAsync(patience.Token);
        await File.WriteAllTextAsync(_document, Description, patience.Token);
        var judge = Folder.Start("node", "judge.mjs", _document);
        judge.ErrorDataReceived += (_, line) => _complaints.AppendLine(line.Data);
        judge.BeginErrorReadLine();
        return judge;
    }
}
