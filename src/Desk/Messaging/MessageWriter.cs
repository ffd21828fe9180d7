using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Switchboard.Desk.Outbox;
using Switchboard.Desk.Realtime;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Messaging;

/// <summary>
/// The hot path: many senders, one transaction. Whatever waits when the database is ready goes into the next batch, so batches grow
/// with the load and a lone message waits for nobody. A sender is answered, and news go out, only after its batch is durable.
/// </summary>
internal sealed class MessageWriter(TenantDataSources sources, MessageNews news, OutboxSignal outbox, ILogger<MessageWriter> log, TimeProvider clock) : IHostedService, IAsyncDisposable
{
    private const int MostPerBatch = 512;
    private const int MostWaiting = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<NpgsqlDataSource, Lane> _lanes = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    public Task<WriteResult> WriteAsync(MessageDraft draft)
    {
        var lane = _lanes.GetOrAdd(sources.For(draft.Tenant), Start);
        if (!lane.Waiting.Writer.TryWrite(draft))
            draft.Acknowledge(new WriteResult(WriteKind.Unavailable, default, default, 0, default, null));
        return draft.Written;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes no more, but writes everything already taken: a rolling update loses nothing and refuses nothing it accepted.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in _lanes.Values)
            lane.Waiting.Writer.TryComplete();
        await Task.WhenAll(_lanes.Values.Select(l => l.Loop)).WaitAsync(cancellationToken);
    }

    /// <summary>Comes twice at the end of a process: the container knows the writer as itself and as a hosted service.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _stopping.CancelAsync();
        _stopping.Dispose();
    }

    private Lane Start(NpgsqlDataSource source)
    {
        // One lane a database: its order is the order in which news of a conversation go out.
        var waiting = Channel.CreateBounded<MessageDraft>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        return new Lane(waiting, Task.Run(() => DrainAsync(source, waiting.Reader, _stopping.Token), _stopping.Token));
    }

    private async Task DrainAsync(NpgsqlDataSource source, ChannelReader<MessageDraft> waiting, CancellationToken ct)
    {
        var batch = new List<MessageDraft>(MostPerBatch);
        var connection = new WriterConnection(source);
        await using var _ = connection;
        while (await waiting.WaitToReadAsync(ct))
        {
            batch.Clear();
            while (batch.Count < MostPerBatch && waiting.TryRead(out var draft))
                batch.Add(draft);
            await WriteAsync(connection, batch, ct);
        }
    }

    private async Task WriteAsync(WriterConnection connection, List<MessageDraft> batch, CancellationToken ct)
    {
        var unique = Unique(batch);
        try
        {
            await WritePatientlyAsync(connection, unique, ct);
        }
        catch (PostgresException e) when (unique.Count > 1 && !e.IsTransient)
        {
            // One draft broke a rule of the schema; the others must not pay for it.
            log.LogWarning("A batch of {Count} messages was refused with {SqlState}; writing them one by one", unique.Count, e.SqlState);
            foreach (var draft in unique)
                await WriteAloneAsync(connection, draft, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Fail(unique, e);
        }

        await AnswerRepeatsAsync(batch, unique);
    }

    private async Task WriteAloneAsync(WriterConnection connection, MessageDraft draft, CancellationToken ct)
    {
        try
        {
            await WritePatientlyAsync(connection, [draft], ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Fail([draft], e);
        }
    }

    /// <summary>Waits out a restarting database. Sending the same batch again is harmless: every draft is known by its client or external id.</summary>
    private async Task WritePatientlyAsync(WriterConnection connection, IReadOnlyList<MessageDraft> drafts, CancellationToken ct)
    {
        for (var start = clock.GetTimestamp(); ;)
        {
            try
            {
                foreach (var (draft, result) in await MessageBatch.WriteAsync(await connection.OpenAsync(ct), drafts, clock.GetUtcNow(), ct))
                {
                    news.Tell(draft, result);
                    draft.Acknowledge(result);
                }

                outbox.Wake(drafts);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && clock.GetElapsedTime(start) < Patience)
            {
                log.LogWarning("The database did not take a batch of {Count} messages ({Reason}); trying again", drafts.Count, e.SqlState ?? e.GetType().Name);
                await connection.DropAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
            }
        }
    }

    private void Fail(IReadOnlyList<MessageDraft> drafts, Exception e)
    {
        log.LogError(e, "{Count} messages could not be written", drafts.Count);
        foreach (var draft in drafts)
        {
            if (e is NpgsqlException { IsTransient: true })
                draft.Acknowledge(new WriteResult(WriteKind.Unavailable, default, default, 0, default, null));
            else
                draft.Fail(e);
        }
    }

    /// <summary>A client that repeats itself faster than the database answers would meet itself in one batch: the repeat waits for the first.</summary>
    private static List<MessageDraft> Unique(List<MessageDraft> batch)
    {
        var seen = new HashSet<(Guid, Guid?, string)>();
        return batch.FindAll(d => seen.Add(Identity(d)));
    }

    private static (Guid, Guid?, string) Identity(MessageDraft draft) => draft.ExternalId is { } external
        ? (draft.Tenant.Id.Value, draft.Inbox!.Value.Value, external)
        : (draft.Tenant.Id.Value, draft.Conversation!.Value.Value, draft.ClientKey);

    private static async Task AnswerRepeatsAsync(List<MessageDraft> batch, List<MessageDraft> unique)
    {
        if (unique.Count == batch.Count)
            return;
        var first = unique.ToDictionary(Identity);
        foreach (var repeat in batch.Where(d => !d.Written.IsCompleted))
        {
            try
            {
                var result = await first[Identity(repeat)].Written;
                repeat.Acknowledge(result.Kind == WriteKind.Stored ? result with { Kind = WriteKind.Replayed } : result);
            }
            catch (Exception e)
            {
                repeat.Fail(e);
            }
        }
    }

    private sealed record Lane(Channel<MessageDraft> Waiting, Task Loop);
}
