using System.Collections.Concurrent;
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
internal sealed class MessageWriter(TenantDataSources sources, MessageNews news, OutboxSignal outbox, ILogger<MessageWriter> log, TimeProvider clock) : IHostedService, IDisposable
{
    private const int MostPerBatch = 512;
    private const int MostWaiting = 20_000;
    private const int LanesPerDatabase = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<NpgsqlDataSource, Lazy<WriterLanes>> _lanes = new();
    private readonly ManualResetEventSlim _ending = new();

    public Task<WriteResult> WriteAsync(MessageDraft draft)
    {
        // Lazy, for two sets of lanes would write a conversation out of order.
        var lanes = _lanes.GetOrAdd(sources.For(draft.Tenant), static (source, writer) => new Lazy<WriterLanes>(() => writer.Start(source)), this);
        if (!lanes.Value.TryAdd(draft))
            draft.Acknowledge(new WriteResult(WriteKind.Unavailable, default, default, 0, default, null));
        return draft.Written;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Takes no more, but writes everything already taken: a rolling update loses nothing and refuses nothing it accepted.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var lanes in _lanes.Values)
            lanes.Value.Complete();
        await Task.WhenAll(_lanes.Values.Select(l => l.Value.Drained)).WaitAsync(cancellationToken);
    }

    /// <summary>Without a stop before it, as in a start that failed: what waits is refused and not tried again.</summary>
    public void Dispose()
    {
        _ending.Set();
        foreach (var lanes in _lanes.Values)
            lanes.Value.Complete();
    }

    private WriterLanes Start(NpgsqlDataSource source) =>
        new(LanesPerDatabase, () => new WriterLane(MostWaiting, MostPerBatch, new WriterConnection(source), Write));

    private void Write(WriterConnection connection, List<MessageDraft> batch)
    {
        var unique = Unique(batch);
        try
        {
            WritePatiently(connection, unique);
        }
        catch (PostgresException e) when (unique.Count > 1 && !e.IsTransient)
        {
            // One draft broke a rule of the schema; the others must not pay for it.
            log.LogWarning("A batch of {Count} messages was refused with {SqlState}; writing them one by one", unique.Count, e.SqlState);
            foreach (var draft in unique)
                WriteAlone(connection, draft);
        }
        catch (Exception e)
        {
            Fail(unique, e);
        }

        AnswerRepeats(batch, unique);
    }

    private void WriteAlone(WriterConnection connection, MessageDraft draft)
    {
        try
        {
            WritePatiently(connection, [draft]);
        }
        catch (Exception e)
        {
            Fail([draft], e);
        }
    }

    /// <summary>Waits out a restarting database. Sending the same batch again is harmless: every draft is known by its client or external id.</summary>
    private void WritePatiently(WriterConnection connection, IReadOnlyList<MessageDraft> drafts)
    {
        for (var start = clock.GetTimestamp(); ;)
        {
            try
            {
                foreach (var (draft, result) in MessageBatch.Write(connection.Open(), drafts, clock.GetUtcNow()))
                    draft.Acknowledge(news.Tell(draft, result));
                outbox.Wake(drafts);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && !_ending.IsSet && clock.GetElapsedTime(start) < Patience)
            {
                log.LogWarning("The database did not take a batch of {Count} messages ({Reason}); trying again", drafts.Count, e.SqlState ?? e.GetType().Name);
                connection.Drop();
                _ending.Wait(Pause);
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

    private static void AnswerRepeats(List<MessageDraft> batch, List<MessageDraft> unique)
    {
        if (unique.Count == batch.Count)
            return;
        var first = unique.ToDictionary(Identity);
        foreach (var repeat in batch.Where(d => !d.Written.IsCompleted))
            repeat.AnswerAs(first[Identity(repeat)]);
    }
}
