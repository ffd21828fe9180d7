using System.Text.Json.Nodes;
using Switchboard.Testing;

namespace Switchboard.Isolation.Operations;

/// <summary>Every declared verb, over REST and over the socket, with each of its ids being another tenant's.</summary>
public sealed class VerbTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string, string?>> Cases() => OperationMatrix.Verbs().Select(c => new TheoryDataRow<string, string?>(c.Operation, c.Foreign));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_verb_answers_another_tenants_id_as_it_answers_a_random_one_and_changes_nothing(string operation, string? foreign)
    {
        var (verb, random) = (OperationMatrix.Verb(operation), Guid.CreateVersion7());
        var fields = OperationMatrix.FieldsOf(verb);
        var theirs = foreign is null ? random : tenants.Theirs.Id(fields.Single(f => f.Name == foreign).Kind!);
        var before = await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct);

        var toRandom = await CallAsync(verb.Method, verb.Path, OperationMatrix.Input(fields, foreign, random, tenants.Ours));
        var toTheirs = await CallAsync(verb.Method, verb.Path, OperationMatrix.Input(fields, foreign, theirs, tenants.Ours));

        ((int)toRandom.Status).ShouldNotBe(500, toRandom.Text);
        if (foreign is null)
            ((int)toTheirs.Status).ShouldBeInRange(200, 299, "The matrix built no valid input: " + toTheirs.Text);
        else
            Sameness.Of(toTheirs, theirs).ShouldBe(Sameness.Of(toRandom, random));
        toTheirs.Text.ShouldNotContain(tenants.Theirs.Marker);
        (await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_verb_over_the_socket_does_the_same(string operation, string? foreign)
    {
        var (verb, random) = (OperationMatrix.Verb(operation), Guid.CreateVersion7());
        var fields = OperationMatrix.FieldsOf(verb);
        var theirs = foreign is null ? random : tenants.Theirs.Id(fields.Single(f => f.Name == foreign).Kind!);
        var before = await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct);
        await using var socket = await HubSocket.ConnectAgentAsync(tenants.Ours.Tenant.Admin, Ct);

        var toRandom = await RunAsync(socket, verb.Declaration.Name, OperationMatrix.Input(fields, foreign, random, tenants.Ours));
        var toTheirs = await RunAsync(socket, verb.Declaration.Name, OperationMatrix.Input(fields, foreign, theirs, tenants.Ours));

        if (foreign is not null)
            toTheirs.Replace(theirs.ToString(), "ID", StringComparison.Ordinal).ShouldBe(toRandom.Replace(random.ToString(), "ID", StringComparison.Ordinal));
        toTheirs.ShouldNotContain(tenants.Theirs.Marker);
        (await Footprint.ReadAsync(tenants.Deployment.Owner, tenants.Theirs.Tenant.Id.Value, Ct)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task With_ones_own_ids_the_same_input_gets_through(string operation, string? foreign)
    {
        var verb = OperationMatrix.Verb(operation);
        var fields = OperationMatrix.FieldsOf(verb);
        var own = await Belongings.StockAsync(tenants.Deployment, await tenants.Deployment.FreshTenantAsync(Ct), Ct);
        var id = foreign is null ? Guid.Empty : own.Id(fields.Single(f => f.Name == foreign).Kind!);

        var answer = await CallAsync(own.Tenant.Admin, verb.Method, verb.Path, OperationMatrix.Input(fields, foreign, id, own));

        // A conflict is an answer about something found; anything else would mean that the other tests compare refusals of a wrong input.
        ((int)answer.Status).ShouldBeOneOf([200, 201, 204, 409], answer.Text);
    }

    private Task<Answer> CallAsync(string method, string path, JsonObject input) => CallAsync(tenants.Ours.Tenant.Admin, method, path, input);

    private static Task<Answer> CallAsync(ApiClient caller, string method, string path, JsonObject input)
    {
        foreach (var (name, value) in input.ToList())
        {
            if (!path.Contains($"{{{name}}}", StringComparison.Ordinal))
                continue;
            path = path.Replace($"{{{name}}}", value!.ToString(), StringComparison.Ordinal);
            input.Remove(name);
        }

        if (method == "GET" && input.Count > 0)
            path += "?" + string.Join('&', input.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value!.ToString())}"));
        return caller.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? (object?)null : input, Ct);
    }

    private static async Task<string> RunAsync(HubSocket socket, string verb, JsonObject input)
    {
        try
        {
            return (await socket.CallAsync("Run", Ct, verb, input)).ToString();
        }
        catch (HubRefusedException refused)
        {
            return refused.Message;
        }
    }
}
