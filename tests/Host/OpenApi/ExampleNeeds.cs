using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>What only some examples name, and takes longer to make than everything else.</summary>
internal static class ExampleNeeds
{
    private const string Examples = """
        Money back	I want my money back
        Money back	Please refund my payment
        Money back	How long does a refund take?
        Money back	You still owe me my money back
        Money back	My refund has not arrived
        Money back	Can you refund the full amount?
        Hours	When do you open?
        Hours	What are your opening hours?
        Hours	Are you open on Sunday?
        Hours	Until what time is the shop open?
        Hours	Is the store open today?
        Hours	Do you open at nine?
        """;

    internal static async Task MakeAsync(string operation, ExampleStock stock, Deployment deployment, CancellationToken ct)
    {
        var admin = stock.Tenant.Admin;
        if (operation.StartsWith("synonym-groups.", StringComparison.Ordinal))
            stock.Take("synonym-group", (await admin.PostAsync("/synonym-groups", new { words = new[] { "lorry", "truck" } }, ct)).GetProperty("id").GetString()!);
        else if (operation == "articles.choose" || operation.StartsWith("knowledge-queries.", StringComparison.Ordinal))
            await SearchAsync(stock, ct);
        else if (operation.StartsWith("intent", StringComparison.Ordinal) && operation is not ("intents.create" or "intents.import" or "intents.take-starter"))
            await IntentsAsync(operation, stock, deployment, ct);
        else if (operation.StartsWith("suggestion-rules.", StringComparison.Ordinal) && operation != "suggestion-rules.create")
            stock.Take("suggestion-rule", (await admin.PostAsync("/suggestion-rules", new { name = "Hours", reply = "Nine to five.", keywords = new[] { "open" } }, ct)).GetProperty("id").GetString()!);
        else if (operation == "messages.retry-media")
            await FailFetchAsync(stock, deployment, ct);
    }

    private static async Task SearchAsync(ExampleStock stock, CancellationToken ct)
    {
        await stock.Tenant.Admin.GetAsync("/articles/search?q=opening%20hours&language=en", ct);
        stock.Take("knowledge-query", await ExampleStock.FirstAsync(stock.Tenant.Admin, "/knowledge-queries", "id", ct));
    }

    private static async Task IntentsAsync(string operation, ExampleStock stock, Deployment deployment, CancellationToken ct)
    {
        var admin = stock.Tenant.Admin;
        await admin.PostAsync("/intents/import", new { content = Examples }, ct);
        stock.Take("intent", await ExampleStock.FirstAsync(admin, "/intents", "id", ct));
        stock.Take("intent-example", await ExampleStock.FirstAsync(admin, "/intent-examples", "id", ct));
        if (operation.StartsWith("intent-corrections.", StringComparison.Ordinal))
            await CorrectAsync(stock, ct);
        var experiments = operation.StartsWith("intent-experiments.", StringComparison.Ordinal);
        if (operation == "intent-models.train" || !(experiments || operation == "intent-retraining.start" || operation.StartsWith("intent-models.", StringComparison.Ordinal)))
            return;
        var model = await TrainedAsync(stock, ct);
        if (operation == "intent-models.dismiss")
            await ProposeAsync(stock, deployment, ct);
        if (experiments || operation is "intent-models.roll-back" or "intent-retraining.start")
            await admin.PostAsync($"/intent-models/{model}/publish", new { }, ct);
        if (experiments)
            await ExperimentAsync(operation, stock, await TrainedAsync(stock, ct), ct);
    }

    private static async Task<string> TrainedAsync(ExampleStock stock, CancellationToken ct)
    {
        var model = (await stock.Tenant.Admin.PostAsync("/intent-models", new { }, ct)).GetProperty("id").GetString()!;
        stock.Take("intent-model", model);
        while ((await stock.Tenant.Admin.GetAsync($"/intent-models/{model}", ct)).GetProperty("state").GetString() is "queued" or "training")
            await Task.Delay(50, ct);
        return model;
    }

    private static async Task ExperimentAsync(string operation, ExampleStock stock, string challenger, CancellationToken ct)
    {
        if (operation != "intent-experiments.start")
            stock.Take("intent-experiment", (await stock.Tenant.Admin.PostAsync("/intent-experiments", new { challengerId = challenger }, ct)).GetProperty("id").GetString()!);
    }

    /// <summary>What retraining does with a version that is better; being better takes more examples.</summary>
    private static async Task ProposeAsync(ExampleStock stock, Deployment deployment, CancellationToken ct)
    {
        await using var command = deployment.Owner.CreateCommand("update desk.intent_models set origin = 'retraining', proposal = 'proposed' where tenant_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = stock.Tenant.Id.Value });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task CorrectAsync(ExampleStock stock, CancellationToken ct)
    {
        var admin = stock.Tenant.Admin;
        await admin.PostAsync($"/conversations/{stock.Conversation}/correct-intent", new { intentId = await ExampleStock.FirstAsync(admin, "/intents", "id", ct) }, ct);
        stock.Take("intent-correction", await ExampleStock.FirstAsync(admin, "/intent-corrections", "id", ct));
    }

    /// <summary>No platform stands behind the tenant's inbox; one that did not give out a file is all that is missing.</summary>
    private static async Task FailFetchAsync(ExampleStock stock, Deployment deployment, CancellationToken ct)
    {
        await using var command = deployment.Owner.CreateCommand("""
            insert into desk.channel_media (tenant_id, conversation_id, seq, place, id, inbox_id, kind, recognised, reference, state, reason, due_at, since)
            select tenant_id, conversation_id, seq, 0, gen_random_uuid(), inbox_id, 'image', false, '\x00', 'failed', 'unavailable', now(), now()
            from desk.messages where tenant_id = $1 and author_kind = 'agent' and not private
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = stock.Tenant.Id.Value });
        await command.ExecuteNonQueryAsync(ct);
    }
}
