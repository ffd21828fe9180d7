using System.Security.Cryptography;
using System.Text.Json;

namespace Switchboard.AppHost.Demo;

/// <summary>Fills a new deployment with two companies. Runs once for a data folder.</summary>
internal static class DemoSeed
{
    private const int ParallelUploads = 4;

    internal static async Task<DemoData> RunAsync(DemoSeedOptions options, CancellationToken ct)
    {
        if (DemoData.Read(options.DataFolder) is { } known && await StillTrueAsync(known, options, ct))
            return await TakeUpAsync(known, options, ct);
        var @operator = new DemoSignIn("operator@switchboard.example", NewPassword());
        await options.RunSaas(["user", "add", "--operator", "--email", @operator.Email, "--password", @operator.Password, "--json"], ct);
        var data = new DemoData(options.BaseUrl, @operator, await Task.WhenAll(DemoCompany.All.Select(c => AddAsync(c, options, ct))));
        data.Write(options.DataFolder);
        return data;
    }

    /// <summary>The folder may have been filled from another server than the one named today.</summary>
    private static async Task<bool> StillTrueAsync(DemoData known, DemoSeedOptions options, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(options.BaseUrl) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", known.Tenants[0].ApiKey);
        using var answer = await http.GetAsync("/api/v1/inboxes", ct);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>People and passwords stay. Only addresses may have changed, and the inboxes must allow the new ones.</summary>
    private static async Task<DemoData> TakeUpAsync(DemoData known, DemoSeedOptions options, CancellationToken ct)
    {
        if (known.BaseUrl == options.BaseUrl)
            return known;
        foreach (var tenant in known.Tenants)
        {
            using var api = await DemoApi.SignInAsync(options.BaseUrl, tenant.Admin, ct);
            var inbox = await api.GetAsync($"/inboxes/{tenant.Inboxes.Webchat.Id}", ct);
            var settings = inbox.GetProperty("settings").Deserialize<Dictionary<string, string>>()!;
            settings["allowedOrigins"] = OriginsOf(options);
            await api.PutAsync($"/inboxes/{tenant.Inboxes.Webchat.Id}", new { settings }, ct);
        }

        var moved = known with { BaseUrl = options.BaseUrl };
        moved.Write(options.DataFolder);
        return moved;
    }

    private static string OriginsOf(DemoSeedOptions options) => $"{options.DemoSiteUrl},{options.BaseUrl}";

    private static async Task<DemoTenant> AddAsync(DemoCompany company, DemoSeedOptions options, CancellationToken ct)
    {
        var made = JsonSerializer.Deserialize<JsonElement>(await options.RunSaas(["tenant", "create", "--slug", company.Slug, "--name", company.Name, "--json"], ct));
        var admin = new DemoSignIn(company.Admin.Mail, NewPassword());
        await options.RunSaas(["user", "add", "--tenant", company.Slug, "--email", admin.Email, "--name", company.Admin.Name, "--role", "admin", "--password", admin.Password, "--json"], ct);
        using var api = await DemoApi.SignInAsync(options.BaseUrl, admin, ct);

        var supervisor = await AddMemberAsync(api, company.Supervisor, "supervisor", ct);
        var agent = await AddMemberAsync(api, company.Agent, "agent", ct);
        var second = await AddMemberAsync(api, company.Agent2, "agent", ct);
        var inspector = await AddMemberAsync(api, company.Inspector, "inspector", ct);
        foreach (var (team, members) in company.Teams.Zip([new[] { agent.Id, second.Id }, new[] { second.Id }]))
            await api.PostAsync("/teams", new { Name = team, MemberIds = members }, ct);
        foreach (var contact in company.Contacts)
            await api.PostAsync("/contacts", new { contact.Name, contact.Email, contact.Phone, Note = contact.Note.Length == 0 ? null : contact.Note }, ct);
        await Parallel.ForEachAsync(
            DemoArticle.In(Path.Combine(options.ContentFolder, company.Slug, "articles")),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelUploads, CancellationToken = ct },
            async (article, token) => await api.PostAsync("/articles", new { article.Slug, article.Language, article.Title, article.Category, article.Body, Status = "published" }, token));

        var inbox = await OpenInboxAsync(api, company, options, ct);
        var key = await api.PostAsync("/api-keys", new { Name = "Demo", Role = "admin" }, ct);
        return new DemoTenant(company.Slug, made.GetProperty("id").GetGuid(), admin, supervisor.SignIn, agent.SignIn, second.SignIn, inspector.SignIn, key.GetProperty("secret").GetString()!, await RegisterAsync(api, options, ct), new DemoInboxes(inbox));
    }

    private static async Task<DemoOAuth> RegisterAsync(DemoApi api, DemoSeedOptions options, CancellationToken ct)
    {
        var made = await api.PostAsync("/oauth-clients", new
        {
            Name = "Demo application",
            Confidential = true,
            ThirdParty = false,
            GrantTypes = new[] { "authorization-code", "client-credentials" },
            RedirectUris = new[] { options.DemoSiteUrl + "/signed-in" },
            Scopes = new[] { "openid", "profile", "email", "offline_access", "conversations:read", "messages:read", "contacts:read" },
            Role = "agent",
        }, ct);
        return new DemoOAuth(made.GetProperty("client").GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    private static async Task<(Guid Id, DemoSignIn SignIn)> AddMemberAsync(DemoApi api, (string Name, string Mail) person, string role, CancellationToken ct)
    {
        var signIn = new DemoSignIn(person.Mail, NewPassword());
        var member = await api.PostAsync("/members", new { Email = person.Mail, person.Name, Role = role, signIn.Password }, ct);
        return (member.GetProperty("id").GetGuid(), signIn);
    }

    private static async Task<DemoInbox> OpenInboxAsync(DemoApi api, DemoCompany company, DemoSeedOptions options, CancellationToken ct)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["greeting"] = company.Greeting,
            ["greetingZh"] = company.GreetingZh,
            ["color"] = company.Color,
            ["questionsEn"] = string.Join('\n', company.QuestionsEn),
            ["questionsZh"] = string.Join('\n', company.QuestionsZh),
            ["allowedOrigins"] = OriginsOf(options),
        };
        var inbox = await api.PostAsync("/inboxes", new { company.Name, Channel = "web-chat", Settings = settings }, ct);
        var id = inbox.GetProperty("id").GetGuid();
        var secret = await api.PostAsync($"/inboxes/{id}/identity-secret", new { }, ct);
        return new DemoInbox(id, inbox.GetProperty("key").GetString()!, secret.GetProperty("identitySecret").GetString()!);
    }

    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16);
}
