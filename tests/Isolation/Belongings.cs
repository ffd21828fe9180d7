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
        own.Keep("team", await admin.PostAsync("/teams", new { name = "Team " + own.Marker, memberIds = new[] { tenant.Agent.MemberId } }, ct));
        own.Keep("article", await admin.PostAsync("/articles", new
        {
            slug = own.ArticleSlug, language = "en", title = "About the " + own.Marker, category = "Animals", body = $"A {own.Marker} has stripes.", status = "published",
        }, ct));
        own.Keep("api-key", await admin.PostAsync("/api-keys", new { name = "Key " + own.Marker, role = "agent" }, ct));
        await admin.PatchAsync($"/contacts/{own.Id("contact")}", new { email = $"{own.Marker}@example.com" }, ct);
        var file = (await admin.UploadAsync("/files", own.Marker + ".png", Pixel, ct)).Required();
        own.Keep("file", file);
        own.FileUrl = file.GetProperty("url").GetString()!;
        await admin.PostAsync("/plugins/language/disable", new { }, ct);
        var audit = await admin.GetAsync("/audit-log?limit=1", ct);
        own._ids["audit-entry"] = audit.GetProperty("items")[0].GetProperty("id").GetGuid();
        await LeaveWorkAsync(deployment.Owner, tenant.Id.Value, ct);
        return own;
    }

    private void Keep(string kind, JsonElement made) => _ids[kind] = made.GetProperty("id").GetGuid();

    /// <summary>Work that failed for good stays in the outbox; done by hand because nothing fails here.</summary>
    private static async Task LeaveWorkAsync(NpgsqlDataSource owner, Guid tenant, CancellationToken ct)
    {
        await using var command = owner.CreateCommand("insert into desk.outbox (tenant_id, id, kind, due_at, dead_reason, created_at) values ($1, $2, 'never', now(), 'left by a test', now())");
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        command.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
        await command.ExecuteNonQueryAsync(ct);
    }
}
