using System.Text;
using Microsoft.AspNetCore.Http;
using Switchboard.GraphQL.Http;
using Switchboard.GraphQL.Tests.Http;

namespace Switchboard.GraphQL.Tests.Abuse;

/// <summary>Alone on the machine, as far as that lies with us.</summary>
[CollectionDefinition(nameof(AbuseTests), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// What hostile requests get for an answer, and that the answer is cheap. Nothing is kept between tries, so that each is read anew.
/// Time is the best of several tries: a busy machine must not decide a test.
/// </summary>
[Collection(nameof(AbuseTests))]
public sealed class AbuseTests : IDisposable
{
    private const long MostBytes = 5_000_000;

    // 100 where this is measured for itself; built for debugging, on a machine that others slow down, five times that. What it guards against takes minutes.
    private const double MostMilliseconds = 500;

    private readonly GraphQLEngine _engine = new(Shop.Schema(), new GraphQLOptions { CacheBytes = 1 });
    private readonly GraphQLAccess _stranger = new(new Shop(), Budget: 1_000, Discovers: false);

    public void Dispose() => _engine.Dispose();

    [Theory]
    [MemberData(nameof(Catalogue.Rows), MemberType = typeof(Catalogue))]
    public void A_hostile_document_is_answered_cheaply(string row, string what, string expected)
    {
        var utf8 = Encoding.UTF8.GetBytes(HostileDocuments.All[what]());
        var code = "";

        var effort = Effort.Of(() => code = Answer(new GraphQLRequest(utf8, null, null, default)));

        code.ShouldBe(expected);
        effort.ShouldBeWithin(MostMilliseconds, MostBytes, $"{row} {what}");
    }

    [Fact]
    public void A_megabyte_of_nesting_ends_at_the_depth_that_is_allowed_and_not_at_the_size()
    {
        var utf8 = Encoding.UTF8.GetBytes(HostileDocuments.All["selections in selections, 1 MB"]());
        using var roomy = new GraphQLEngine(Shop.Schema(), new GraphQLOptions { CacheBytes = 1, Parser = new Language.ParserLimits(Bytes: 2_000_000) });
        var message = "";

        var effort = Effort.Of(() => message = roomy.Prepare(new GraphQLRequest(utf8, null, null, default), _stranger, out var errors) is null ? errors[0].Message : "");

        message.ShouldContain("nested");
        effort.ShouldBeWithin(MostMilliseconds, MostBytes, "G1 a megabyte of nesting");
    }

    [Fact]
    public void An_unknown_document_is_refused_cheaply()
    {
        var code = "";

        var effort = Effort.Of(() => code = Answer(new GraphQLRequest(default, new string('0', 64), null, default)));

        code.ShouldBe("PERSISTED_QUERY_NOT_FOUND");
        effort.ShouldBeWithin(MostMilliseconds, MostBytes, "G9 an unknown document");
    }

    [Fact]
    public async Task A_batch_of_a_hundred_is_refused_cheaply()
    {
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat($$"""{"query":"{ {{new string('a', 15_000)}} }"}""", 100))}]");
        BadRequest? refused = null;
        var read = ValueTask.CompletedTask;

        var effort = Effort.Of(() => read = ReadAsync());
        await read;

        refused.ShouldNotBeNull().Status.ShouldBe(400);
        effort.ShouldBeWithin(MostMilliseconds, MostBytes, "G4 a batch of a hundred");

        async ValueTask ReadAsync()
        {
            using var stream = new MemoryStream(body);
            (_, refused) = await RequestReader.FromBodyAsync(new DefaultHttpContext { Request = { Body = stream } }.Request, CancellationToken.None);
        }
    }

    [Fact]
    public void Documents_that_are_kept_take_no_more_memory_than_they_may()
    {
        using var engine = new GraphQLEngine(Shop.Schema(), new GraphQLOptions { CacheBytes = 10_000_000 });
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 100; i++)
            engine.Prepare(new GraphQLRequest(Encoding.UTF8.GetBytes($"{{{string.Concat(Enumerable.Repeat("hello ", 1_900))}}}#{i}"), null, null, default), _stranger, out _).ShouldNotBeNull();

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(20_000_000);
    }

    /// <summary>The code of the refusal.</summary>
    private string Answer(GraphQLRequest request)
    {
        if (_engine.Prepare(request, _stranger, out var errors) is not { } document)
            return errors[0].Code!;
        return _engine.MayRun(document, request, _stranger, out _, out var refusal) ? Catalogue.Runs : refusal!.Code!;
    }
}
