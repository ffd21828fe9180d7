using System.Net;
using System.Net.Http.Headers;
using Npgsql;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Testing;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Channels;

/// <summary>An inbox at a platform, and the platform that calls it back through the host's door.</summary>
public sealed record InboxAtPlatform(PlatformStage Stage, TestTenant Tenant, MessagingPlatform Platform, IReadOnlyDictionary<string, string> Form, Guid Id, string Key)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>A customer's message as the platform sends it now, or some time ago.</summary>
    public CallbackRequest Message(string id, string text, TimeSpan ago = default, string person = "customer1", IReadOnlyDictionary<string, string>? form = null) =>
        Platform.Message(form ?? Form, new CustomerSaid(id, person, text, Stage.Clock.GetUtcNow() - ago));

    public async Task<HttpStatusCode> CallAsync(CallbackRequest request, CancellationToken ct)
    {
        using var answer = await SendAsync(request, ct);
        return answer.StatusCode;
    }

    public async Task<HttpResponseMessage> SendAsync(CallbackRequest request, CancellationToken ct, string? key = null, Func<HttpContent, HttpContent>? with = null)
    {
        var query = string.Join('&', request.Query.Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value)}"));
        using var content = new ByteArrayContent(request.Body.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var call = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(Tenant.Address, $"/channels/{key ?? Key}?{query}")) { Content = with is null ? content : with(content) };
        foreach (var (name, value) in request.Headers)
            call.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(call, ct);
    }

    public Task<long> EventsAsync(CancellationToken ct) => CountAsync("select count(*) from desk.channel_events where inbox_id = $1 and kind <> 'proof'", ct);

    /// <summary>What customers said, once there is at least so much of it.</summary>
    public async Task<List<string>> HeardAsync(int least, CancellationToken ct)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            var heard = await TextsAsync("contact", ct);
            if (heard.Count >= least || TimeProvider.System.GetElapsedTime(began) > Patience)
                return heard;
            await Task.Delay(100, ct);
        }
    }

    public async Task<List<string>> TextsAsync(string author, CancellationToken ct)
    {
        await using var command = Stage.Owner.CreateCommand("select text from desk.messages where inbox_id = $1 and author_kind = $2 order by conversation_id, seq");
        command.Parameters.Add(new NpgsqlParameter { Value = Id });
        command.Parameters.Add(new NpgsqlParameter { Value = author });
        var texts = new List<string>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            texts.Add(row.GetString(0));
        return texts;
    }

    public async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var command = Stage.Owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = Id });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
