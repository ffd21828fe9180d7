using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Desk.Tests.Intents;

/// <summary>Intents that are easy to tell apart, and what tests do with models of them.</summary>
internal static class IntentStage
{
    internal static readonly IReadOnlyDictionary<string, string[]> Texts = new Dictionary<string, string[]>
    {
        ["Refund"] =
        [
            "I want my money back", "Please refund my payment", "How long does a refund take?", "Refund the money for my order", "You still owe me my money back",
            "When will the refund reach my card?", "I would like a refund please", "Give me my money back now", "My refund has not arrived", "Can you refund the full amount?",
        ],
        ["Opening hours"] =
        [
            "When do you open?", "What are your opening hours?", "Are you open on Sunday?", "Until what time is the shop open?", "Is the store open today?",
            "Opening hours on holidays please", "Do you open at nine?", "When does the shop open tomorrow?", "Are you open in the evening?", "What hours is the store open?",
        ],
        ["Password"] =
        [
            "I forgot my password", "Reset my password please", "My password does not work", "How do I change my password?", "The password reset mail never came",
            "I cannot log in with my password", "Please send a new password", "Password reset link expired", "Which password do I need to log in?", "Set a new password for me",
        ],
    };

    /// <summary>All of them with their examples; their ids by name.</summary>
    internal static async Task<Dictionary<string, Guid>> IntentsAsync(this TestTenant tenant, CancellationToken ct)
    {
        await tenant.Admin.PostAsync("/intents/import", new { content = string.Join('\n', Texts.SelectMany(i => i.Value.Select(t => $"{i.Key}\t{t}"))) }, ct);
        var made = await tenant.Admin.GetAsync("/intents", ct);
        return made.GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("name").GetString()!, i => i.GetProperty("id").GetGuid());
    }

    /// <summary>A version that was trained to the end.</summary>
    internal static async Task<JsonElement> TrainedAsync(this TestTenant tenant, CancellationToken ct)
    {
        var queued = await tenant.Admin.PostAsync("/intent-models", new { }, ct);
        return await Acts.UntilAsync(() => tenant.Admin.GetAsync($"/intent-models/{queued.Text("id")}", ct), m => m.Text("state") is "ready" or "failed", ct);
    }
}
