using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.GraphQL.Tests.Differential;

[assembly: AssemblyFixture(typeof(Reference))]

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>graphql-js in a child process, started by the first question: tests that ask nothing need no Node.js.</summary>
public sealed class Reference : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(DocumentFiles.Folder, "Reference");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly StringBuilder _complaints = new();
    private Process? _node;

    internal Task<JsonNode> RunAsync(RequestDocument document)
    {
        var operation = document.OperationName is null ? "null" : Quote(document.OperationName);
        var variables = document.Variables?.ToJsonString() ?? "null";
        return AskAsync($$"""{"kind":"run","document":{{Quote(document.Text)}},"operationName":{{operation}},"variables":{{variables}}}""");
    }

    internal Task<JsonNode> SchemaAsync(string sdl) => AskAsync($$"""{"kind":"schema","sdl":{{Quote(sdl)}}}""");

    internal Task<JsonNode> PrintAsync(string document) => AskAsync($$"""{"kind":"print","document":{{Quote(document)}}}""");

    internal Task<JsonNode> IntrospectAsync() => AskAsync("""{"kind":"introspect"}""");

    internal async Task<IReadOnlyList<string>> RulesAsync() => [.. (await AskAsync("""{"kind":"rules"}"""))["rules"]!.AsArray().Select(r => r!.GetValue<string>())];

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        if (_node is null)
            return;

        // It ends with its standard input, also when this process is killed; the kill is for a question that never ends.
        _node.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _node.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _node.Kill(entireProcessTree: true);
        }

        _node.Dispose();
    }

    private async Task<JsonNode> AskAsync(string question)
    {
        await _turn.WaitAsync();
        try
        {
            _node ??= await StartAsync();
            await _node.StandardInput.WriteLineAsync(question);
            await _node.StandardInput.FlushAsync();
            var answer = await _node.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            return JsonNode.Parse(answer ?? throw new InvalidOperationException($"reference.mjs ended: {_complaints}"))!;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Process> StartAsync()
    {
        if (!IsInstalled())
            await InstallAsync();
        var node = Launch("node", "reference.mjs");
        node.ErrorDataReceived += (_, line) => _complaints.AppendLine(line.Data);
        node.BeginErrorReadLine();
        return node;
    }

    /// <summary>npm leaves its own copy of the lock file when it has installed.</summary>
    private static bool IsInstalled()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static async Task InstallAsync()
    {
        using var npm = Launch("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error");
        npm.StandardInput.Close();
        var said = npm.StandardOutput.ReadToEndAsync();
        var complained = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"`npm ci` failed in {Folder}: {await said}{complained}");
    }

    private static Process Launch(string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"`{program}` was not found: our answers are compared with graphql-js, which needs Node.js 20 or newer with npm.", missing);
        }
    }

    /// <summary>ASCII only, and half a surrogate pair stays what it is.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is >= ' ' and < '\u007f' and not '"' and not '\\')
                quoted.Append(c);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
