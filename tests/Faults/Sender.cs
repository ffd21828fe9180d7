using System.Diagnostics;
using System.Net;
using Switchboard.Testing;

namespace Switchboard.Faults;

/// <summary>
/// A customer who writes one message after the other and, as the widget does, sends each again under its own client id until it is
/// acknowledged.
/// </summary>
internal sealed class Sender(VisitorClient visitor, Guid conversation, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Guid Conversation { get; } = conversation;

    public VisitorClient Visitor { get; } = visitor;

    /// <summary>What the host has acknowledged, in the order of writing.</summary>
    public List<Acknowledgement> Acknowledged { get; } = [];

    /// <summary>How often something had to be sent again.</summary>
    public int Resent { get; private set; }

    /// <summary>How often the first sending had been stored although its answer was lost.</summary>
    public int Replayed { get; private set; }

    /// <summary>Answers that no client can make sense of.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Writes at a steady pace until told to stop, and then finishes what is under way.</summary>
    public async Task WriteAsync(TimeSpan pace, CancellationToken stop, CancellationToken ct)
    {
        for (var (n, began) = (0, Stopwatch.StartNew()); !stop.IsCancellationRequested; n++)
        {
            await SendAsync(n, ct);
            var early = ((n + 1) * pace) - began.Elapsed;
            if (early > TimeSpan.Zero)
                await Task.Delay(early, ct);
        }
    }

    private async Task SendAsync(int n, CancellationToken ct)
    {
        var clientId = $"{name}:{n}";
        for (var attempt = 0; ; attempt++)
        {
            if (attempt > 0)
            {
                Resent++;
                await Task.Delay(100, ct);
            }

            if (await TryAsync(clientId, n, ct) is not { } answer)
                continue;
            if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created)
            {
                if (answer.Status == HttpStatusCode.OK)
                    Replayed++;
                Acknowledged.Add(new Acknowledgement(clientId, $"Message {n}", answer.Json.GetProperty("id").GetGuid(), answer.Json.GetProperty("seq").GetInt32()));
                return;
            }

            if (answer.Status != HttpStatusCode.ServiceUnavailable || answer.Code is null)
                Wrong.Add($"{(int)answer.Status} {answer.Text}");
        }
    }

    private async Task<Answer?> TryAsync(string clientId, int n, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        try
        {
            return await Visitor.Api.SendAsync(HttpMethod.Post, "/widget/messages", new { text = $"Message {n}", clientId }, deadline.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // Nobody there, or nobody any more: whether it was stored is unknown, which is what client ids are for.
            return null;
        }
    }
}

internal sealed record Acknowledgement(string ClientId, string Text, Guid Id, int Seq);
