using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Switchboard.GraphQL.Tests.Differential;
using Switchboard.Testing.Node;

[assembly: AssemblyFixture(typeof(Reference))]

namespace Switchboard.GraphQL.Tests.Differential;

/// <summary>graphql-js in a child process, started by the first question: tests that ask nothing need no Node.js.</summary>
public sealed class Reference : IAsyncDisposable
{
    private static readonly NodeFolder Folder = new("tests/GraphQL/Reference", "graphql-js, the reference of our answers,");
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
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await Folder.InstallAsync(patience.Token);
        var node = Folder.Start("node", "reference.mjs");
        node.ErrorDataReceived += (_, line) => _complaints.AppendLine(line.Data);
        node.BeginErrorReadLine();
        return node;
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
