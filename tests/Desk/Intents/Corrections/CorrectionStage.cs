using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents.Corrections;

/// <summary>Customers whom agents understand better than a model does.</summary>
internal static class CorrectionStage
{
    /// <summary>A new customer's conversation, which the agent has, so that no bot speaks in it.</summary>
    internal static async Task<Guid> AskedAsync(this TestTenant tenant, string text, CancellationToken ct)
    {
        var visitor = await tenant.VisitorAsync(ct);
        var conversation = (await visitor.SayAsync(text, ct)).GetProperty("conversationId").GetGuid();
        await tenant.Agent.PostAsync($"/conversations/{conversation}/assign", new { memberId = tenant.Agent.MemberId }, ct);
        return conversation;
    }

    /// <summary>The id of the correction that an agent makes of a new customer's words.</summary>
    internal static async Task<Guid> CorrectedAsync(this TestTenant tenant, string text, Guid? intent, CancellationToken ct)
    {
        var conversation = await tenant.AskedAsync(text, ct);
        await tenant.Agent.PostAsync($"/conversations/{conversation}/correct-intent", new { intentId = intent }, ct);
        return (await tenant.Agent.GetAsync($"/intent-corrections?conversationId={conversation}", ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    internal static async Task<List<JsonElement>> CorrectionsAsync(this TestTenant tenant, CancellationToken ct) =>
        [.. (await tenant.Supervisor.GetAsync("/intent-corrections?sort=createdAt", ct)).GetProperty("items").EnumerateArray()];

    /// <summary>The texts of an intent that came from corrections.</summary>
    internal static async Task<List<string?>> LearnedAsync(this TestTenant tenant, Guid intent, CancellationToken ct) =>
        [.. (await tenant.Admin.GetAsync($"/intent-examples?intentId={intent}&source=corrected", ct)).GetProperty("items").EnumerateArray().Select(e => e.Text("text"))];

    internal static async Task<string?> NameOfAgentAsync(this TestTenant tenant, CancellationToken ct) =>
        (await tenant.Admin.GetAsync($"/members/{tenant.Agent.MemberId}", ct)).Text("name");

    /// <summary>Null where it is null or not there.</summary>
    internal static string? Optional(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}
