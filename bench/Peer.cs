using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Switchboard.Bench;

/// <summary>
/// What the product is measured against: the same framework and database with nothing of ours. A hub that stores each message in one
/// table by batches, then tells the room. No tenants, no rights, no exactly-once, no conversation, no outbox.
/// </summary>
internal static class Peer
{
    public static async Task RunAsync(string url, string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR(s => s.MaximumParallelInvocationsPerClient = 8);
        builder.Services.AddSingleton(NpgsqlDataSource.Create(database));
        builder.Services.AddSingleton<PeerStore>();
        var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapHub<PeerHub>("/hubs/peer");
        PeerRows.Map(app);
        await PeerRest.MapAsync(app);
        await PeerCallbacks.MapAsync(app);
        await app.Services.GetRequiredService<PeerStore>().StartAsync();
        await app.RunAsync();
    }
}

internal sealed record PeerText(Guid ConversationId, string Text, string ClientId);

internal sealed record PeerMessage(Guid Id, Guid ConversationId, string ClientId, string Text, DateTimeOffset CreatedAt);

internal sealed class PeerHub(PeerStore store) : Hub
{
    public Task Join(Guid conversation) => Groups.AddToGroupAsync(Context.ConnectionId, conversation.ToString(), Context.ConnectionAborted);

    public Task<PeerMessage> Send(PeerText text) => store.StoreAsync(text);
}

/// <summary>One writer; whatever waits when it is ready goes into the next insert.</summary>
internal sealed class PeerStore(NpgsqlDataSource database, IHubContext<PeerHub> hub)
{
    private readonly Channel<(PeerMessage Message, TaskCompletionSource<PeerMessage> Stored)> _waiting =
        Channel.CreateUnbounded<(PeerMessage, TaskCompletionSource<PeerMessage>)>(new UnboundedChannelOptions { SingleReader = true });

    public async Task StartAsync()
    {
        await using var create = database.CreateCommand(
            "create table if not exists public.peer_messages (id uuid primary key, conversation_id uuid not null, client_id text not null, text text not null, created_at timestamptz not null)");
        await create.ExecuteNonQueryAsync();
        _ = Task.Run(DrainAsync);
    }

    public Task<PeerMessage> StoreAsync(PeerText text)
    {
        var stored = new TaskCompletionSource<PeerMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite((new PeerMessage(Guid.CreateVersion7(), text.ConversationId, text.ClientId, text.Text, TimeProvider.System.GetUtcNow()), stored));
        return stored.Task;
    }

    private async Task DrainAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        var batch = new List<(PeerMessage Message, TaskCompletionSource<PeerMessage> Stored)>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < 512 && _waiting.Reader.TryRead(out var next))
                batch.Add(next);
            await using var insert = new NpgsqlCommand("insert into public.peer_messages select * from unnest($1, $2, $3, $4, $5)", connection);
            insert.Parameters.Add(new NpgsqlParameter { Value = batch.ConvertAll(b => b.Message.Id) });
            insert.Parameters.Add(new NpgsqlParameter { Value = batch.ConvertAll(b => b.Message.ConversationId) });
            insert.Parameters.Add(new NpgsqlParameter { Value = batch.ConvertAll(b => b.Message.ClientId) });
            insert.Parameters.Add(new NpgsqlParameter { Value = batch.ConvertAll(b => b.Message.Text) });
            insert.Parameters.Add(new NpgsqlParameter { Value = batch.ConvertAll(b => b.Message.CreatedAt) });
            await insert.ExecuteNonQueryAsync();
            foreach (var (message, stored) in batch)
            {
                _ = hub.Clients.Group(message.ConversationId.ToString()).SendAsync("message", message);
                stored.SetResult(message);
            }
        }
    }
}
