using System.Text.Json;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests;

/// <summary>What tests do again and again, in the product's words.</summary>
internal static class Acts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A conversation that the tenant's agent has taken, so that no bot speaks in it.</summary>
    public static async Task<(VisitorClient Visitor, Guid Conversation)> TakenAsync(this TestTenant tenant, CancellationToken ct)
    {
        var (visitor, conversation) = await tenant.ConversationAsync(ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, ct);
        return (visitor, conversation);
    }

    public static Task<JsonElement> ReplyAsync(this TestTenant tenant, Guid conversation, string text, CancellationToken ct, bool note = false) =>
        tenant.Agent.PostAsync($"/conversations/{conversation}/messages", new { text, clientId = Guid.CreateVersion7().ToString(), @private = note }, ct);

    public static Task<JsonElement> ShowAsync(this TestTenant tenant, Guid conversation, CancellationToken ct) =>
        tenant.Agent.GetAsync($"/conversations/{conversation}", ct);

    public static async Task<List<JsonElement>> MessagesAsync(this TestTenant tenant, Guid conversation, CancellationToken ct) =>
        [.. (await tenant.Agent.GetAsync($"/conversations/{conversation}/messages?after=0&limit=100", ct)).GetProperty("items").EnumerateArray()];

    /// <summary>Looks again until it fits; what it last saw otherwise fails the test's own assertion.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> fits, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (fits(seen) || TimeProvider.System.GetElapsedTime(began) > Patience)
                return seen;
            await Task.Delay(100, ct);
        }
    }

    /// <summary>Asks the database itself, past every wall.</summary>
    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource source, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    public static async Task RunAsync(this NpgsqlDataSource source, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();
}
