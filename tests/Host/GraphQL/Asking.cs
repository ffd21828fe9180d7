using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

/// <summary>The desk's GraphQL as one caller asks it.</summary>
internal static class Asking
{
    /// <summary>The whole answer, whatever it is.</summary>
    public static async Task<JsonElement> AskAsync(this ApiClient client, string query, object? variables, CancellationToken ct) =>
        (await client.SendAsync(HttpMethod.Post, "~/graphql", new { query, variables = variables ?? new { } }, ct, ("Accept", "application/graphql-response+json"))).Json;

    /// <summary>The data of an answer that must be without errors.</summary>
    public static async Task<JsonElement> DataAsync(this ApiClient client, string query, object? variables, CancellationToken ct)
    {
        var answer = await client.AskAsync(query, variables, ct);
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    public static string Id(this JsonElement element) => element.GetProperty("id").GetString()!;

    public static string GlobalId(string type, Guid id) => Host.GraphQL.GlobalId.Write(type, id);
}
