using System.Diagnostics;
using System.Text.Json;
using Switchboard.Testing.Node;

namespace Switchboard.Testing.SignIn;

/// <summary>The certified relying party of npm, in a process of Node, as one application.</summary>
public sealed class RelyingParty : IAsyncDisposable
{
    private static readonly NodeFolder Folder = new("tests/Testing/SignIn", "the relying party that our sign-in is held to");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _node;

    private RelyingParty(Process node) => _node = node;

    /// <summary>An application as it was registered.</summary>
    public static async Task<RelyingParty> OpenAsync(Uri host, string clientId, string? secret, string redirectUri, CancellationToken ct)
    {
        await Folder.InstallAsync(ct);
        var party = new RelyingParty(Folder.Start("node", "relying-party.mjs"));
        await party.DoAsync("open", new { issuer = host.GetLeftPart(UriPartial.Authority), clientId, secret, redirect = redirectUri });
        return party;
    }

    /// <summary>What it found; an error throws.</summary>
    public async Task<JsonElement> DoAsync(string command, object arguments)
    {
        var answer = await AskAsync(command, arguments);
        return answer.TryGetProperty("done", out var done) ? done : throw new InvalidOperationException($"{command}: {answer}");
    }

    /// <summary>The protocol's code of the error that it ran into.</summary>
    public async Task<string> FailAsync(string command, object arguments) => (await AskAsync(command, arguments)).GetProperty("error").GetString()!;

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    private async Task<JsonElement> AskAsync(string command, object arguments)
    {
        var line = JsonSerializer.SerializeToNode(arguments)!.AsObject();
        line["command"] = command;
        await _node.StandardInput.WriteLineAsync(line.ToJsonString());
        await _node.StandardInput.FlushAsync();
        var answer = await _node.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return JsonElement.Parse(answer ?? throw new InvalidOperationException("relying-party.mjs ended: " + await _node.StandardError.ReadToEndAsync()));
    }
}
