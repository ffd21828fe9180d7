using System.Net;
using System.Text;
using System.Text.Json;
using Switchboard.Client.Tests.Http;

namespace Switchboard.Client.Tests.Messages;

/// <summary>A message of the play: when its id is made, when it is stored.</summary>
internal sealed record Line(Guid Id, Guid Conversation, DateTimeOffset MadeAt, DateTimeOffset StoredAt)
{
    internal int Seq { get; set; }
}

/// <summary>A desk whose messages are stored later than their ids are made, as the clock moves. It pages as the API does; a page takes a moment.</summary>
internal sealed class LateDesk : HttpMessageHandler
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private readonly HurriedClock _clock;
    private readonly List<Line> _lines;

    internal LateDesk(HurriedClock clock, IEnumerable<Line> lines)
    {
        _clock = clock;
        _lines = [.. lines.OrderBy(l => l.Id)];
        foreach (var conversation in _lines.GroupBy(l => l.Conversation))
        {
            var seq = 0;
            foreach (var line in conversation.OrderBy(l => l.StoredAt).ThenBy(l => l.Id))
                line.Seq = ++seq;
        }
    }

    internal IReadOnlyList<Line> Lines => _lines;

    internal int Requests { get; private set; }

    /// <summary>Between these times the server is away.</summary>
    internal (DateTimeOffset From, DateTimeOffset To) Away { get; init; }

    /// <summary>Random lines over a stretch of time, most of them stored at once and some of them late.</summary>
    internal static IEnumerable<Line> Random(int seed, DateTimeOffset start, TimeSpan stretch, int count, TimeSpan latest)
    {
        var random = new Random(seed);
        Guid[] conversations = [.. Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7())];
        for (var i = 0; i < count; i++)
        {
            var made = start + TimeSpan.FromMilliseconds((long)(random.NextDouble() * stretch.TotalMilliseconds));
            var late = random.Next(5) == 0 ? latest * random.NextDouble() : TimeSpan.FromMilliseconds(random.Next(40));
            yield return new Line(Guid.CreateVersion7(made), conversations[random.Next(conversations.Length)], made, made + late);
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests++;
        _clock.Move(Moment);
        var now = _clock.GetUtcNow();
        if (now >= Away.From && now < Away.To)
            throw new HttpRequestException(HttpRequestError.ConnectionError, "restarting");

        var query = request.RequestUri!.Query.TrimStart('?').Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]), StringComparer.Ordinal);
        var (limit, descending) = (int.Parse(query["limit"], System.Globalization.CultureInfo.InvariantCulture), query["sort"] == "-messageId");
        Guid? after = query.TryGetValue("after", out var cursor) ? Guid.Parse(cursor["at:".Length..]) : null;
        var stored = _lines.Where(l => l.StoredAt <= now);
        var rows = descending
            ? stored.Reverse().Where(l => after is null || l.Id.CompareTo(after.Value) < 0).Take(limit + 1).ToList()
            : stored.Where(l => after is null || l.Id.CompareTo(after.Value) > 0).Take(limit + 1).ToList();
        var next = rows.Count > limit ? $"\"at:{rows[limit - 1].Id}\"" : "null";
        var json = $$"""{"items":[{{string.Join(",", rows.Take(limit).Select(Row))}}],"nextCursor":{{next}}}""";
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
    }

    private static string Row(Line line) => JsonSerializer.Serialize(new
    {
        messageId = line.Id, conversationId = line.Conversation, seq = line.Seq, inboxId = Guid.Empty, channel = "web-chat", authorKind = "contact",
        authorId = (Guid?)null, authorName = "Ann", text = "hello", @private = false, createdAt = line.MadeAt, recalledAt = (DateTimeOffset?)null,
    });
}
