using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Switchboard.AppHost.Demo;

/// <summary>Fills a new deployment with two companies. Runs once for a data folder; later starts only check that it is still true.</summary>
internal static class DemoSeed
{
    private const int ParallelUploads = 4;

    internal static async Task<DemoData> RunAsync(DemoSeedOptions options, CancellationToken ct)
    {
        if (DemoData.Read(options.DataFolder) is { } known && known.BaseUrl == options.BaseUrl && await StillTrueAsync(known, ct))
            return known;
        var @operator = new DemoSignIn("operator@switchboard.example", NewPassword());
        await options.RunSaas(["user", "add", "--operator", "--email", @operator.Email, "--password", @operator.Password, "--json"], ct);
        var data = new DemoData(options.BaseUrl, @operator, [await AddAsync(DemoCompany.Acme, options, ct), await AddAsync(DemoCompany.Globex, options, ct)]);
        data.Write(options.DataFolder);
        return data;
    }

    private static async Task<bool> StillTrueAsync(DemoData known, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(known.BaseUrl) };
        using var answer = await http.PostAsJsonAsync("/api/v1/session", known.Tenants[0].Admin, ct);
        return answer.IsSuccessStatusCode;
    }

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
        return new DemoTenant(company.Slug, made.GetProperty("id").GetGuid(), admin, supervisor.SignIn, agent.SignIn, second.SignIn, inspector.SignIn, key.GetProperty("secret").GetString()!, new DemoInboxes(inbox));
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
            ["allowedOrigins"] = $"{options.DemoSiteUrl},{options.BaseUrl}",
        };
        var inbox = await api.PostAsync("/inboxes", new { company.Name, Channel = "web-chat", Settings = settings }, ct);
        var id = inbox.GetProperty("id").GetGuid();
        var secret = await api.PostAsync($"/inboxes/{id}/identity-secret", new { }, ct);
        return new DemoInbox(id, inbox.GetProperty("key").GetString()!, secret.GetProperty("identitySecret").GetString()!);
    }

    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 16);
}
