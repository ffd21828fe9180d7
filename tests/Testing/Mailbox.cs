using System.Text;
using System.Text.RegularExpressions;

namespace Switchboard.Testing;

/// <summary>The letters that a host laid down, as the people they are for would read them.</summary>
public sealed partial class Mailbox(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until somebody has as many letters as this, and gives them in the order in which they came.</summary>
    public async Task<IReadOnlyList<ReceivedLetter>> LettersAsync(string to, int atLeast, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (Read(to) is { } letters && letters.Count >= atLeast)
                return letters;
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    /// <summary>The newest letter to somebody, once there are as many as this.</summary>
    public async Task<ReceivedLetter> LetterAsync(string to, CancellationToken ct, int number = 1) => (await LettersAsync(to, number, ct))[number - 1];

    /// <summary>What has come for somebody so far.</summary>
    public IReadOnlyList<ReceivedLetter> Read(string to) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(f => Parse(File.ReadAllText(f))).Where(l => string.Equals(l.To, to, StringComparison.OrdinalIgnoreCase))];

    private static ReceivedLetter Parse(string eml)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(Body().Match(eml).Groups["text"].Value));
        return new ReceivedLetter(Header().Match(eml).Groups["to"].Value, text, Address().Match(text).Value);
    }

    [GeneratedRegex(@"^X-Receiver: (?<to>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Header();

    [GeneratedRegex(@"Content-Type: text/plain[^\n]*\r?\n(Content-[^\n]*\r?\n)*\r?\n(?<text>[A-Za-z0-9+/=\r\n]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Body();

    [GeneratedRegex(@"https?://\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}

/// <param name="To">Whose letter it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Link">Where it leads.</param>
public sealed record ReceivedLetter(string To, string Text, string Link)
{
    /// <summary>The secret in its link.</summary>
    public string Token => Link[(Link.IndexOf('#', StringComparison.Ordinal) + 1)..];
}
