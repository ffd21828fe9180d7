using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Switchboard.GraphQL.Tests.Http;

/// <summary>An HTTP answer, read.</summary>
internal sealed record Answer(HttpStatusCode Status, string? MediaType, string Text, HttpContentHeaders Headers)
{
    internal const string Json = "application/json";
    internal const string Response = "application/graphql-response+json";

    internal JsonNode Body => JsonNode.Parse(Text)!;

    /// <summary>The code of the first error.</summary>
    internal string? Code => Body["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();

    internal string? Message => Body["errors"]?[0]?["message"]?.GetValue<string>();

    internal JsonNode? Data => Body["data"];
}

internal static class Requests
{
    /// <summary>A query by POST, to be answered in the newer media type.</summary>
    internal static Task<Answer> AskAsync(this Server server, string query, JsonNode? variables = null, string accept = Answer.Response) =>
        server.PostAsync(new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString(), accept);

    internal static Task<Answer> PostAsync(this Server server, string body, string? accept = Answer.Response) =>
        server.PostAsync(new StringContent(body, Encoding.UTF8, Answer.Json), accept);

    internal static async Task<Answer> PostAsync(this Server server, HttpContent body, string? accept = Answer.Response)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = body };
        return await server.SendAsync(request, accept);
    }

    internal static async Task<Answer> GetAsync(this Server server, string query, string? accept = Answer.Response)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Url}?{query}");
        return await server.SendAsync(request, accept);
    }

    internal static async Task<Answer> SendAsync(this Server server, HttpRequestMessage request, string? accept)
    {
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        using var response = await server.Client.SendAsync(request);
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response.Content.Headers);
    }
}
