using System.Net.Http.Headers;
using System.Net.Http.Json;

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
        var tenant = await Stock.FillAsync(deployment.Owner, slug, ct);
        var peer = await deployment.StartPeerAsync(ct);
        Console.WriteLine($"{Environment.ProcessorCount} cores shared by load generator, host and PostgreSQL; {Connections} connections");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await new HttpLoad(Connections, length, LeastBytes: 10_000).CompareAsync(
            "GraphQL", () => http.PostAsJsonAsync(deployment.BaseUrl + "/graphql", new { query = Query }, ct), () => http.GetAsync($"{peer.Url}/conversations?tenant={tenant}", ct), ct);
        peer.Process.Dispose();
    }
}
