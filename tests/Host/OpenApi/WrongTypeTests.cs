using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>Every field of every documented body as something it is not: refused with a reason, and nothing happens.</summary>
public sealed class WrongTypeTests(WrongTypeTests.Stage stage) : IClassFixture<WrongTypeTests.Stage>
{
    /// <summary>A browser's own JSON: looked at by the passkey library, once the ticket is good.</summary>
    private const string Opaque = "credential";

    private static readonly string[] Values = ["null", "{}", "[]", "1", "-1.5e300", "true", "\"x\"", "[{}]", "{\"$ne\":null}"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Operations() => DocumentedCall.All.Where(c => c.Body is not null).Select(c => new TheoryDataRow<string>(c.Id));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_field_of_another_type_is_refused(string operation)
    {
        var call = DocumentedCall.Of(operation);
        var example = JsonNode.Parse(stage.Stock.Own(call.Body!.ToJsonString()))!.AsObject();
        var wrong = new List<string>();

        foreach (var (name, value) in example.Where(p => p.Key != Opaque))
        {
            foreach (var other in Values.Where(v => IsOther(value, v)))
                await TryAsync(call, Write(example.Where(p => p.Key != name).Select(p => (p.Key, p.Value?.ToJsonString() ?? "null")).Append((name, other))), wrong);
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_body_that_is_no_object_or_says_a_field_twice_is_refused(string operation)
    {
        var call = DocumentedCall.Of(operation);
        var fields = JsonNode.Parse(stage.Stock.Own(call.Body!.ToJsonString()))!.AsObject().Select(p => (p.Key, p.Value?.ToJsonString() ?? "null")).ToList();
        var wrong = new List<string>();

        foreach (var body in (string[])["[]", "\"x\"", "1", "null", "{", "{\"a\":1}}", Write(fields) + "x"])
            await TryAsync(call, body, wrong);
        foreach (var field in fields)
            await TryAsync(call, Write([.. fields, field]), wrong);

        wrong.ShouldBeEmpty();
    }

    /// <summary>Null may mean that there is none; that is each operation's own affair, and no mistake of types.</summary>
    private static bool IsOther(JsonNode? value, string other)
    {
        var (kind, now) = (JsonElement.Parse(other).ValueKind, value?.GetValueKind() ?? JsonValueKind.Null);
        return now != JsonValueKind.Null && kind != JsonValueKind.Null && kind != now && !(kind is JsonValueKind.True && now is JsonValueKind.False);
    }

    private static string Write(IEnumerable<(string Name, string Value)> fields) => "{" + string.Join(",", fields.Select(f => $"{JsonSerializer.Serialize(f.Name)}:{f.Value}")) + "}";

    private async Task TryAsync(DocumentedCall call, string body, List<string> wrong)
    {
        var client = call.Credential switch
        {
            "key" or "session" => stage.Stock.Tenant.Admin,
            "visitor" => stage.Stock.Visitor.Api,
            _ => stage.Nobody,
        };
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        var answer = await client.SendAsync(new HttpMethod(call.Method.ToUpperInvariant()), stage.Stock.Own(call.Address()), content, Ct);
        if ((int)answer.Status != 400 || answer.Code is null)
            wrong.Add($"{body} → {(int)answer.Status} {answer.Text}");
    }

    /// <summary>One tenant for all rows: nothing happens to it.</summary>
    public sealed class Stage(Deployment deployment) : IAsyncLifetime
    {
        private TestHost? _host;

        internal ExampleStock Stock { get; private set; } = null!;

        internal ApiClient Nobody { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Stock = await ExampleStock.MakeAsync(await deployment.FreshTenantAsync(CancellationToken.None), CancellationToken.None);
            _host = await TestHost.StartAsync(deployment.Database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["RateLimits:Anonymous"] = "100000" }, CancellationToken.None);
            Nobody = new ApiClient(_host.Address);
        }

        public async ValueTask DisposeAsync()
        {
            Nobody.Dispose();
            await _host!.DisposeAsync();
        }
    }
}
