using System.Net;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>The desk's OData as one caller asks it.</summary>
internal static class Asking
{
    internal const string Root = "~/odata/v4/";

    /// <summary>Whatever the answer is.</summary>
    public static Task<Answer> ODataAsync(this ApiClient client, string path, CancellationToken ct, params (string Name, string Value)[] headers) =>
        client.SendAsync(HttpMethod.Get, Root + path, (HttpContent?)null, ct, headers);

    /// <summary>The body of an answer that must be a success.</summary>
    public static async Task<JsonElement> ReadAsync(this ApiClient client, string path, CancellationToken ct, params (string Name, string Value)[] headers)
    {
        var answer = await client.ODataAsync(path, ct, headers);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json;
    }

    /// <summary>The rows of a collection.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RowsAsync(this ApiClient client, string path, CancellationToken ct, params (string Name, string Value)[] headers) =>
        [.. (await client.ReadAsync(path, ct, headers)).GetProperty("value").EnumerateArray()];

    /// <summary>The code of a refusal.</summary>
    public static string? ErrorCode(this Answer answer) => answer.Json.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    public static IReadOnlyList<long> Numbers(this IEnumerable<JsonElement> rows) => [.. rows.Select(r => r.GetProperty("number").GetInt64())];

    /// <summary>What a link of ours names below the service root.</summary>
    public static string Below(string link) => link[(link.IndexOf("/odata/v4/", StringComparison.Ordinal) + "/odata/v4/".Length)..];
}
