using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Npgsql;

namespace Switchboard.Bench;

/// <summary>A list of 100 conversations with contact and last message over GraphQL, beside the same rows written by hand: one statement, one JSON writer, no rights and no tenants.</summary>
internal static class GraphQLBench
{
    private const int Connections = 32;
    private const string Query = "{ conversations(first: 100) { nodes { id number status lastMessageText lastMessageAuthorKind lastActivityAt unread contact { id name email } } } }";

    internal static async Task RunAsync(BenchDeployment deployment, TimeSpan length, CancellationToken ct)
    {
        var slug = "graph" + Guid.CreateVersion7().ToString("N")[^8..];
        var (admin, _, key) = await deployment.NewTenantAsync(slug, ct);
        admin.Dispose();
        var tenant = await FillAsync(deployment.Owner, slug, ct);
        var peer = await deployment.StartPeerAsync(ct);
        Console.WriteLine($"{Environment.ProcessorCount} cores shared by load generator, host and PostgreSQL; {Connections} connections");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var ratios = new List<double>();
        foreach (var name in (string[])["warm-up", "1", "2", "3"])
        {
            var theirs = await LoadAsync($"by hand, {name}", () => http.GetAsync($"{peer.Url}/conversations?tenant={tenant}", ct), length);
            var ours = await LoadAsync($"GraphQL, {name}", () => http.PostAsJsonAsync(deployment.BaseUrl + "/graphql", new { query = Query }, ct), length);
            if (name != "warm-up")
                ratios.Add(ours / theirs);
        }

        peer.Process.Dispose();
        Console.WriteLine($"requests/s as a share of those written by hand: {ratios.Order().ElementAt(1):P0} (all: {string.Join(", ", ratios.Select(r => r.ToString("P0", CultureInfo.InvariantCulture)))})");
    }

    private static async Task<double> LoadAsync(string name, Func<Task<HttpResponseMessage>> ask, TimeSpan length)
    {
        var before = Stolen.Now();
        var over = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var own = new List<double>();
            while (Stopwatch.GetTimestamp() < over)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await ask();
                answer.EnsureSuccessStatusCode();
                if (await answer.Content.ReadAsByteArrayAsync() is not { Length: > 10_000 })
                    throw new InvalidOperationException("The answer does not hold the rows.");
                own.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return own;
        }));
        var sorted = times.SelectMany(t => t).Order().ToArray();
        Console.WriteLine($"{name}: {sorted.Length / length.TotalSeconds:N0} requests/s, p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms ({Stolen.Now().ShareSince(before):P0} of the cores taken by others)");
        return sorted.Length / length.TotalSeconds;
    }

    private static async Task<Guid> FillAsync(string owner, string slug, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var fill = source.CreateCommand("""
            with t as (select t.id, i.id as inbox from catalog.tenants t join desk.inboxes i on i.tenant_id = t.id where t.slug = $1),
            people as (
              insert into desk.contacts (tenant_id, id, name, email, created_at)
              select t.id, gen_random_uuid(), 'Contact ' || n, 'contact' || n || '@example.com', now() from t, generate_series(1, 2000) n
              returning tenant_id, id)
            insert into desk.conversations (tenant_id, id, number, inbox_id, contact_id, status, last_seq, contact_message_count, last_message_text, last_message_author_kind, last_activity_at, created_at)
            select p.tenant_id, gen_random_uuid(), row_number() over (), t.inbox, p.id, 'open', 3, 2, 'This is a message of ordinary length, as people write them to a shop.', 'contact', now() - random() * interval '9 days', now()
            from people p, t returning tenant_id
            """);
        fill.Parameters.Add(new NpgsqlParameter { Value = slug });
        var tenant = (Guid)(await fill.ExecuteScalarAsync(ct))!;
        await using var settle = source.CreateCommand("vacuum analyze desk.contacts, desk.conversations");
        await settle.ExecuteNonQueryAsync(ct);
        return tenant;
    }
}
