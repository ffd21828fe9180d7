using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Npgsql;

namespace Switchboard.Bench;

/// <summary>
/// What reports cost: all messages of one tenant grouped by channel, and a page of 100 conversations with their contacts beside the same
/// rows written by hand (one statement, one JSON writer, no rights and no tenants).
/// </summary>
internal static class ODataBench
{
    private const int Connections = 8;
    private const int Tries = 5;
    private const string Groups = "messages?$apply=groupby((channel),aggregate($count as n))";
    private const string Page = "conversations?$top=100&$orderby=lastActivityAt desc&$select=id,number,status,lastMessageText,lastMessageAuthorKind,lastActivityAt,unread&$expand=contact($select=id,name,email)";

    internal static async Task RunAsync(BenchDeployment deployment, int messages, TimeSpan length, CancellationToken ct)
    {
        var slug = "odata" + Guid.CreateVersion7().ToString("N")[^8..];
        var (admin, _, key) = await deployment.NewTenantAsync(slug, ct);
        admin.Dispose();
        var tenant = await FillAsync(deployment.Owner, slug, messages, ct);
        var peer = await deployment.StartPeerAsync(ct);
        Console.WriteLine($"{Environment.ProcessorCount} cores shared by load generator, host and PostgreSQL; {messages:N0} messages; {Connections} connections");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await GroupAsync(http, deployment, tenant, messages, ct);
        await new HttpLoad(Connections, length, LeastBytes: 10_000).CompareAsync(
            "OData", () => http.GetAsync($"{deployment.BaseUrl}/odata/v4/{Page}", ct), () => http.GetAsync($"{peer.Url}/conversations?tenant={tenant}", ct), ct);
        peer.Process.Dispose();
    }

    private static async Task GroupAsync(HttpClient http, BenchDeployment deployment, Guid tenant, int messages, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(deployment.Owner);
        for (var i = 0; i < Tries; i++)
        {
            var before = Stolen.Now();
            await using var byHand = source.CreateCommand("select i.channel, count(*) from desk.messages m join desk.inboxes i on i.tenant_id = m.tenant_id and i.id = m.inbox_id where m.tenant_id = $1 group by i.channel");
            byHand.Parameters.Add(new NpgsqlParameter { Value = tenant });
            var theirs = await TimedAsync(() => byHand.ExecuteNonQueryAsync(ct));
            JsonElement rows = default;
            var ours = await TimedAsync(async () => rows = JsonElement.Parse(await http.GetByteArrayAsync($"{deployment.BaseUrl}/odata/v4/{Groups}", ct)).GetProperty("value"));
            if (rows.EnumerateArray().Sum(r => r.GetProperty("n").GetDecimal()) != messages)
                throw new InvalidOperationException("The groups do not hold all messages.");
            Console.WriteLine($"groups, {i + 1}: OData {ours:N0} ms, SQL by hand {theirs:N0} ms ({Stolen.Now().ShareSince(before):P0} of the cores taken by others)");
        }
    }

    private static async Task<double> TimedAsync(Func<Task> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<Guid> FillAsync(string owner, string slug, int messages, CancellationToken ct)
    {
        var tenant = await Stock.FillAsync(owner, slug, ct);
        await using var source = NpgsqlDataSource.Create(owner);
        await using var write = source.CreateCommand("""
            insert into desk.messages (tenant_id, conversation_id, seq, id, inbox_id, author_kind, author_name, text, created_at)
            select c.tenant_id, c.id, n, gen_random_uuid(), c.inbox_id, 'contact', 'Contact', 'A message of ordinary length, as people write them to a shop.', now()
            from desk.conversations c, generate_series(1, $2) n where c.tenant_id = $1
            """);
        write.CommandTimeout = 600;
        write.Parameters.Add(new NpgsqlParameter { Value = tenant });
        write.Parameters.Add(new NpgsqlParameter { Value = messages / Stock.Conversations });
        await write.ExecuteNonQueryAsync(ct);
        await Stock.SettleAsync(source, "desk.messages", ct);
        return tenant;
    }
}
