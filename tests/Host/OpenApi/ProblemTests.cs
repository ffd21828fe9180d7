using System.Net;
using System.Text;
using System.Text.Json;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OpenApi;

/// <summary>Whatever is refused, at whatever address, is refused in one shape.</summary>
public sealed class ProblemTests(Deployment deployment)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_refuses_in_the_same_shape_and_says_what_to_do()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);
        var stock = await ExampleStock.MakeAsync(tenant, _ct);
        using var nobody = deployment.Anonymous();
        using var stranger = new ApiClient(deployment.Address, "sb_not_a_key");
        var wrong = new List<string>();

        foreach (var call in DocumentedCall.All)
        {
            var client = call.Credential switch { "visitor" => stock.Visitor.Api, "nobody" => nobody, "session" => tenant.Admin, _ => tenant.Program() };
            var method = new HttpMethod(call.Method.ToUpperInvariant());
            var address = call.Address();
            async Task Expect(string what, HttpStatusCode status, Task<Answer> asked)
            {
                var answer = await asked;
                if (answer.Status != status || Complaint(answer) is not null)
                    wrong.Add($"{call.Id}, {what}: {(int)answer.Status} where {(int)status} was expected; {Complaint(answer)} {answer.Text}");
            }

            await Expect("unknown version", HttpStatusCode.BadRequest, client.SendAsync(method, address, (object?)null, _ct, ("Api-Version", "1999-01")));
            await Expect("wrong method", HttpStatusCode.MethodNotAllowed, client.SendAsync(HttpMethod.Trace, address, (object?)null, _ct));
            await Expect("no such address", HttpStatusCode.NotFound, client.SendAsync(method, call.Path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal) + "/nothing/here", (object?)null, _ct));
            if (call.Credential is not "nobody" && call.Id != "session.sign-out")
            {
                await Expect("nobody", HttpStatusCode.Unauthorized, nobody.SendAsync(method, address, (object?)null, _ct));
                await Expect("a stranger", HttpStatusCode.Unauthorized, stranger.SendAsync(method, address, (object?)null, _ct));
            }

            if (call.Body is not null || call.IsUpload)
                await Expect("text", HttpStatusCode.UnsupportedMediaType, client.SendAsync(method, address, new StringContent("{}", Encoding.UTF8, "text/plain"), _ct));
            if (call.Body is not null)
                await Expect("too much", HttpStatusCode.RequestEntityTooLarge, client.SendAsync(method, address, new StringContent("{\"a\":\"" + new string('a', 1024 * 1024) + "\"}", Encoding.UTF8, "application/json"), _ct));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_without_the_right_is_refused_in_that_shape_too()
    {
        var tenant = await deployment.FreshTenantAsync(_ct);

        var answer = await tenant.Inspector.SendAsync(HttpMethod.Post, "/members", new { }, _ct);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        Complaint(answer).ShouldBeNull();
    }

    private static string? Complaint(Answer answer)
    {
        if (answer.Headers.GetValueOrDefault("Content-Type") != "application/problem+json")
            return "is no problem";
        var problem = answer.Json;
        foreach (var name in (string[])["type", "title", "code", "detail", "traceId"])
        {
            if (!problem.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0)
                return $"has no {name}";
        }

        if (!problem.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
            return "has no errors";
        if (problem.GetProperty("status").GetInt32() != (int)answer.Status)
            return "has another status";
        return !answer.Headers.ContainsKey("Api-Version") ? "names no version" : !answer.Headers.ContainsKey("RateLimit") ? "says not what is left" : null;
    }
}
