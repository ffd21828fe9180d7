using System.Text.Json;
using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Isolation;

/// <summary>One of everything a tenant can own, by the kind of its id.</summary>
public sealed class Belongings
{
    // The smallest PNG that is one: a single transparent pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);

    private Belongings(TestTenant tenant, VisitorClient visitor)
    {
        Tenant = tenant;
        Visitor = visitor;
    }

    public TestTenant Tenant { get; }

    public VisitorClient Visitor { get; }

    /// <summary>A word that stands in everything of this tenant's and nowhere else.</summary>
    public string Marker => "zebra" + Tenant.Slug;

    public string ArticleSlug => "about-" + Marker;

    /// <summary>The address of an uploaded file, signature and all.</summary>
    public string FileUrl { get; private set; } = "";

    public Guid Id(string kind) => _ids.TryGetValue(kind, out var id)
        ? id
        : throw new InvalidOperationException($"The isolation matrix does not know how to own a '{kind}': stock one in {nameof(Belongings)}.");

    internal static async Task<Belongings> StockAsync(Deployment deployment, TestTenant tenant, CancellationToken ct)
    {
        var own = new Belongings(tenant, await tenant.VisitorAsync(ct));
        var admin = tenant.Admin;
        var first = await own.Visitor.SayAsync($"I lost my {own.Marker}", ct);
        own._ids["conversation"] = first.GetProperty("conversationId").GetGuid();
        own._ids["contact"] = own.Visitor.ContactId;
        own._ids["inbox"] = tenant.InboxId;
        own._ids["member"] = tenant.Agent.MemberId;
        var conversation = $"/conversations/{own.Id("conversation")}";
        await admin.PostAsync(conversation + "/assign", new { memberId = admin.MemberId }, ct);
        own.Keep("message", await admin.PostAsync(conversation + "/messages", new { text = $"Here is your {own.Marker}", clientId = "first" }, ct));
        await admin.PostAsync(conversation + "/read", new { seq = 1 }, ct);
        own.Keep("team", (await admin.SendAsync(
            HttpMethod.Post, "/teams", new { name = "Team " + own.Marker, memberIds = new[] { tenant.Agent.MemberId } }, ct, ("Idempotency-Key", own.Marker))).Required());
        own.Keep("role", await admin.PostAsync("/roles", new { name = "Role " + own.Marker, basis = "agent", permissions = new[] { "conversations:read" } }, ct));
        own.Keep("article", await admin.PostAsync("/articles", new
        {
            slug = own.ArticleSlug, language = "en", title = "About the " + own.Marker, category = "Animals", body = $"A {own.Marker} has stripes.", status = "published",
        }, ct));
        own.Keep("synonym-group", await admin.PostAsync("/synonym-groups", new { words = new[] { own.Marker, "zebra of " + own.Marker } }, ct));
        own._ids["knowledge-query"] = (await admin.GetAsync("/articles/search?q=" + Uri.EscapeDataString("stripes of the " + own.Marker), ct)).GetProperty("items")[0].GetProperty("queryId").GetGuid();
        await admin.PostAsync($"/articles/{own.Id("article")}/choose", new { queryId = own.Id("knowledge-query"), helped = true }, ct);
        own.Keep("api-key", await admin.PostAsync("/api-keys", new { name = "Key " + own.Marker, role = "agent" }, ct));
        own.Keep("oauth-client", (await admin.PostAsync(
            "/oauth-clients", new { name = "App " + own.Marker, confidential = true, grantTypes = new[] { "client-credentials" }, scopes = new[] { "conversations:read" }, role = "agent" }, ct)).GetProperty("client"));
        own.Keep("oauth-client-secret", (await admin.GetAsync("/oauth-client-secrets", ct)).GetProperty("items")[0]);
        own.Keep("identity-provider", await admin.PostAsync("/identity-providers", new { kind = "feishu", name = "Way " + own.Marker, clientId = own.Marker, clientSecret = "secret of " + own.Marker, defaultRole = "agent" }, ct));
        own.Keep("invitation", await admin.PostAsync("/invitations", new { name = "Guest " + own.Marker, email = $"guest@{own.Marker}.example", role = "agent", customRoleId = own.Id("role") }, ct));
        await admin.PatchAsync($"/contacts/{own.Id("contact")}", new { email = $"{own.Marker}@example.com" }, ct);
        var file = (await admin.UploadAsync("/files", own.Marker + ".png", Pixel, ct)).Required();
        own.Keep("file", file);
        own.FileUrl = file.GetProperty("url").GetString()!;
        own._ids["ai-session"] = Guid.CreateVersion7();
        await admin.PostAsync("/ai/chat", new { message = $"Where is my {own.Marker}?", user_id = own.Id("ai-session") }, ct);
        await admin.PostAsync("/plugins/language/disable", new { }, ct);
        own._ids["usage"] = await UsageAsync(admin, ct);
        var closed = await admin.PostAsync("/inboxes", new { name = "Closed " + own.Marker, channel = "web-chat" }, ct);
        await admin.PutAsync($"/inboxes/{closed.GetProperty("id").GetGuid()}/access", new { memberIds = new[] { tenant.Agent.MemberId }, teamIds = new[] { own.Id("team") } }, ct);
        own._ids["satisfaction-rating"] = await RatedAsync(own, ct);
        own.Keep("webhook", (await admin.PostAsync("/webhooks", new { url = "https://hooks.example.com/" + own.Marker }, ct)).GetProperty("webhook"));
        await admin.PostAsync($"/webhooks/{own.Id("webhook")}/disable", new { }, ct);
        await LeaveDeliveryAsync(own, deployment.Owner, ct);
        await LeaveChannelAsync(own, deployment.Owner, ct);
        await LeaveIntentsAsync(own, deployment.Owner, ct);
        own.Keep("suggestion-rule", await admin.PostAsync("/suggestion-rules", new { name = "Rule " + own.Marker, reply = $"Here is your {own.Marker}.", keywords = new[] { own.Marker }, intentIds = new[] { own.Id("intent") } }, ct));
        var audit = await admin.GetAsync("/audit-log?limit=1", ct);
        own._ids["audit-entry"] = audit.GetProperty("items")[0].GetProperty("id").GetGuid();
        await LeaveWorkAsync(deployment.Owner, tenant.Id.Value, ct);
        await LeaveVectorAsync(own, deployment.Owner, ct);
        return own;
    }

    /// <summary>Counting follows the message by a moment.</summary>
    private static async Task<Guid> UsageAsync(ApiClient admin, CancellationToken ct)
    {
        while (true)
        {
            if ((await admin.GetAsync("/usage", ct)).GetProperty("items") is var items && items.GetArrayLength() > 0)
                return items[0].GetProperty("id").GetGuid();
            await Task.Delay(50, ct);
        }
    }

    private static async Task<Guid> RatedAsync(Belongings own, CancellationToken ct)
    {
        var (_, conversation) = await own.Tenant.ConversationAsync(ct);
        await own.Tenant.Admin.PostAsync($"/conversations/{conversation}/resolve", new { }, ct);
        await own.Tenant.Admin.PostAsync($"/conversations/{conversation}/rate", new { score = 5, comment = "Thanks for the " + own.Marker }, ct);
        return conversation;
    }

    private void Keep(string kind, JsonElement made) => _ids[kind] = made.GetProperty("id").GetGuid();

    /// <summary>A delivery that waits for ever, because its webhook is off; done by hand because nothing is to be sent here.</summary>
    private static async Task LeaveDeliveryAsync(Belongings own, NpgsqlDataSource owner, CancellationToken ct)
    {
        (own._ids["webhook-event"], own._ids["webhook-delivery"]) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var command = owner.CreateCommand("""
            with e as (
              insert into desk.webhook_events (tenant_id, id, type, conversation_id, order_key, payload, created_at)
              values ($1, $3, 'message.created', $5, $5, $6, now())), l as (
              insert into desk.webhook_lines (tenant_id, webhook_id, order_key, due_at) values ($1, $2, $5, now()))
            insert into desk.webhook_deliveries (tenant_id, id, webhook_id, event_id, type, conversation_id, order_key, next_try_at, created_at)
            values ($1, $4, $2, $3, 'message.created', $5, $5, now(), now())
            """);
        foreach (var value in (object[])[own.Tenant.Id.Value, own.Id("webhook"), own.Id("webhook-event"), own.Id("webhook-delivery"), own.Id("conversation"), $"{{\"type\":\"{own.Marker}\"}}"])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>An inbox at a platform that is not there, with one of everything; done by hand because no plugin of this host reaches one, and nothing of it is ever due.</summary>
    private static async Task LeaveChannelAsync(Belongings own, NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var command = owner.CreateCommand("""
            with i as (
              insert into desk.inboxes (tenant_id, id, name, channel, key, settings, created_at) values ($1, $2, 'Platform ' || $5, 'nowhere', $5, '{}', now())), h as (
              insert into desk.channel_inboxes (tenant_id, inbox_id, last_error_code) values ($1, $2, $5)), e as (
              insert into desk.channel_events (tenant_id, inbox_id, event_id, kind, due_at, received_at, state) values ($1, $2, $5, 'notice', now(), now(), 'done')), t as (
              insert into desk.channel_threads (tenant_id, inbox_id, contact_id, thread_id, is_group) values ($1, $2, $4, $5, false)), s as (
              insert into desk.channel_sent (tenant_id, inbox_id, external_id, conversation_id, seq) values ($1, $2, $5, $3, 1)), p as (
              insert into desk.channel_pulls (tenant_id, inbox_id, source) values ($1, $2, $5)), c as (
              insert into desk.contact_identities (tenant_id, inbox_id, external_id, contact_id, created_at) values ($1, $2, $5, $4, now())), a as (
              insert into desk.channel_profiles (tenant_id, inbox_id, external_id, due_at) values ($1, $2, $5, now() + interval '1 year')), m as (
              insert into desk.channel_media (tenant_id, conversation_id, seq, place, id, inbox_id, kind, name, recognised, state, due_at, since)
              values ($1, $3, 1, 0, gen_random_uuid(), $2, 'image', $5, false, 'fetched', now(), now()))
            insert into desk.channel_deliveries (tenant_id, conversation_id, seq, id, inbox_id, state, due_at, since) values ($1, $3, 1, gen_random_uuid(), $2, 'sent', now(), now())
            """);
        foreach (var value in (object[])[own.Tenant.Id.Value, Guid.CreateVersion7(), own.Id("conversation"), own.Id("contact"), own.Marker])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Two intents that a model could be trained from, and a version that came to nothing; that one by hand, because training takes its time.</summary>
    private static async Task LeaveIntentsAsync(Belongings own, NpgsqlDataSource owner, CancellationToken ct)
    {
        var admin = own.Tenant.Admin;
        own.Keep("intent", await admin.PostAsync("/intents", new { name = "Intent " + own.Marker, teamId = own.Id("team") }, ct));
        var other = await admin.PostAsync("/intents", new { name = "Other intent " + own.Marker }, ct);
        foreach (var intent in (Guid[])[own.Id("intent"), other.GetProperty("id").GetGuid()])
            await admin.PostAsync($"/intents/{intent}/examples", new { texts = Enumerable.Range(1, 6).Select(i => $"{intent} {i} {own.Marker}") }, ct);
        own.Keep("intent-example", (await admin.GetAsync($"/intent-examples?intentId={own.Id("intent")}", ct)).GetProperty("items")[0]);
        await admin.PostAsync($"/conversations/{own.Id("conversation")}/correct-intent", new { intentId = own.Id("intent") }, ct);
        await admin.PutAsync("/intent-retraining", new { enabled = true }, ct);
        own.Keep("intent-correction", (await admin.GetAsync("/intent-corrections", ct)).GetProperty("items")[0]);
        (own._ids["intent-model"], own._ids["intent-experiment"]) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var command = owner.CreateCommand("""
            with m as (
              insert into desk.intent_models (tenant_id, id, number, state, failure, seed, created_by, created_at) values ($1, $2, 1, 'failed', 'gave-up', 1, $3, now())), e as (
              insert into desk.intent_experiments (tenant_id, id, mode, share, live_id, live_number, challenger_id, challenger_number, started_at, started_by, ended_at, ended_by, ending)
              values ($1, $4, 'shadow', 0, $2, 1, $2, 1, now(), $3, now(), $3, 'live-kept')), p as (
              insert into desk.intent_predictions (tenant_id, said_on, model_number, conversation_id, seq, intent_id, confidence, sure, experiment_id)
              values ($1, current_date, 1, $5, 1, $6, 0.5, true, $4)), d as (
              insert into desk.intent_drifts (tenant_id, model_id, published_at) values ($1, $2, now()))
            insert into desk.intent_model_files (tenant_id, model_id, content) values ($1, $2, 'no model')
            """);
        foreach (var value in (object[])[own.Tenant.Id.Value, own.Id("intent-model"), own.Marker, own.Id("intent-experiment"), own.Id("conversation"), own.Id("intent")])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>A vector of the article, and why no more are made; done by hand because no service is called here.</summary>
    private static async Task LeaveVectorAsync(Belongings own, NpgsqlDataSource owner, CancellationToken ct)
    {
        await using var command = owner.CreateCommand("""
            with w as (insert into desk.article_vector_work (tenant_id, trouble) values ($1, $3))
            insert into desk.article_vectors (tenant_id, article_id, revision, model, digest, dims, vector, number, made_at) values ($1, $2, 0, $3, '', 1, '\x0000803f', 1, now())
            """);
        foreach (var value in (object[])[own.Tenant.Id.Value, own.Id("article"), own.Marker])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Work that failed for good stays in the outbox; done by hand because nothing fails here.</summary>
    private static async Task LeaveWorkAsync(NpgsqlDataSource owner, Guid tenant, CancellationToken ct)
    {
        await using var command = owner.CreateCommand("insert into desk.outbox (tenant_id, id, kind, due_at, dead_reason, created_at) values ($1, $2, 'never', now(), 'left by a test', now())");
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
        await command.ExecuteNonQueryAsync(ct);
    }
}
