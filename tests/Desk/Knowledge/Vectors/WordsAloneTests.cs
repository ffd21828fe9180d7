using Switchboard.Emulators.OpenAi;

namespace Switchboard.Desk.Tests.Knowledge.Vectors;

/// <summary>A search never waits long for the service, and never fails with it. These order the service about, so it is theirs alone.</summary>
public sealed class WordsAloneTests(VectorStage stage) : IClassFixture<VectorStage>
{
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(5);
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_hangs_costs_a_moment_and_after_three_times_nothing()
    {
        var tenant = await stage.ShopAsync(_ct, ("Getting a refund", "Within two weeks."), ("Opening hours", "From nine to five."));
        stage.Service.Always = EmbeddingsFault.Hangs;
        var began = TimeProvider.System.GetTimestamp();

        for (var i = 0; i < 3; i++)
            (await stage.FindAsync(tenant, $"refund {i}", _ct))[0].ShouldBe("Getting a refund");
        var asked = stage.Service.Asked.Count;
        (await stage.FindAsync(tenant, "refund again", _ct))[0].ShouldBe("Getting a refund");

        stage.Service.Asked.Count.ShouldBe(asked, "after three failures it is left alone for a while");
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(SoonEnough, "the service never answers");
        stage.Service.Always = null;
    }

    [Fact]
    public async Task While_the_service_is_out_of_order_articles_are_published_and_found_and_their_vectors_come_later()
    {
        stage.Service.Always = new EmbeddingsFault(503);
        var tenant = await stage.FreshTenantAsync(_ct);
        await stage.FillInAsync(tenant, _ct);
        await stage.AddAsync(tenant, "Getting a refund", "Within two weeks.", _ct);
        await Acts.UntilAsync(() => stage.Owner.ScalarAsync<long>("select count(*) from desk.article_vector_work where tenant_id = $1 and trouble like '503%' and next_try_at > now()", _ct, tenant.Id.Value), n => n == 1, _ct);

        var found = await stage.FindAsync(tenant, "refund", _ct);
        stage.Service.Always = null;
        await stage.FillInAsync(tenant, _ct);

        found.ShouldBe(["Getting a refund"]);
        (await stage.UntilVectorsAsync(tenant, 1, _ct)).ShouldBe(1);
    }
}
