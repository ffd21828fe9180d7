using System.Text.Json;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Faults.Channels;

/// <summary>An inbox that is connected to a platform, seen by its agent and past every wall.</summary>
internal sealed record ConnectedInbox(TestTenant Tenant, ChannelLine Line, Guid Id, string Database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<ConnectedInbox> OpenAsync(TestTenant tenant, ChannelLine line, string database, CancellationToken ct)
    {
        var view = await tenant.Admin.PostAsync("/inboxes", new { name = line.Channel, channel = line.Channel, settings = line.Form }, ct);
        await line.StartAsync(new Uri(tenant.Address, "/channels/" + view.GetProperty("key").GetString()), ct);
        return new ConnectedInbox(tenant, line, view.GetProperty("id").GetGuid(), database);
    }

    /// <summary>Everybody has written, and an agent has taken them all: by person the conversation.</summary>
    public async Task<Dictionary<string, Guid>> TakenAsync(CancellationToken ct)
    {
        foreach (var person in Line.People)
            await Line.SayAsync(person, "Hello from " + person, ct);
        await UntilAsync("select count(distinct conversation_id) from desk.messages where inbox_id = $1 and author_kind = 'contact'", Line.People.Count, ct);
        var taken = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await foreach (var (conversation, text) in ReadAsync("select conversation_id, text from desk.messages where inbox_id = $1 and author_kind = 'contact'", r => (r.GetGuid(0), r.GetString(1)), ct))
        {
            taken[text["Hello from ".Length..]] = conversation;
            await Tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = Tenant.Agent.MemberId }, ct);
        }

        await SettledAsync(ct);
        return taken;
    }

    public Task<Answer> AnswerAsync(Guid conversation, string text, CancellationToken ct) =>
        Tenant.Agent.SendAsync(HttpMethod.Post, $"/conversations/{conversation}/messages", new { text, clientId = text }, ct);

    /// <summary>Until nothing is on its way in or out.</summary>
    public async Task SettledAsync(CancellationToken ct)
    {
        await UntilAsync("select count(*) from desk.channel_events where inbox_id = $1 and state = 'new'", 0, ct);
        await UntilAsync("select count(*) from desk.channel_deliveries where inbox_id = $1 and state in ('queued', 'sending')", 0, ct);
    }

    /// <summary>Agents' words with what their message shows of the way to the customer.</summary>
    public async Task<List<(string Text, string State)>> ShownAsync(CancellationToken ct)
    {
        var shown = new List<(string, string)>();
        await foreach (var row in ReadAsync("select text, coalesce(delivery->>'state', '') from desk.messages where inbox_id = $1 and author_kind = 'agent' order by conversation_id, seq", r => (r.GetString(0), r.GetString(1)), ct))
            shown.Add(row);
        return shown;
    }

    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await foreach (var count in ReadAsync(sql, r => r.GetInt64(0), ct))
            return count;
        return 0;
    }

    public async IAsyncEnumerable<T> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> row, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(Database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = Id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return row(reader);
    }

    private async Task UntilAsync(string sql, long count, CancellationToken ct)
    {
        for (var began = TimeProvider.System.GetTimestamp(); await CountAsync(sql, ct) != count; await Task.Delay(200, ct))
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, $"{Line.Channel}: {sql}");
    }
}
