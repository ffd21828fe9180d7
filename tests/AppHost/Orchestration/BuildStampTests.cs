using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Tests.Orchestration;

public sealed class BuildStampTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("switchboard-stamp-").FullName;
    private string _sources = "a";
    private string _outputs = "1";
    private int _builds;
    private bool _madeElsewhere;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_has_not_changed_is_not_built_again()
    {
        await EnsureAsync();

        var built = await EnsureAsync();

        built.ShouldBeFalse();
        _builds.ShouldBe(1);
    }

    [Fact]
    public async Task Changed_sources_are_built()
    {
        await EnsureAsync();
        _sources = "b";

        var built = await EnsureAsync();

        built.ShouldBeTrue();
    }

    [Fact]
    public async Task Output_that_somebody_else_changed_is_built_again()
    {
        await EnsureAsync();
        _outputs = "2";

        var built = await EnsureAsync();

        built.ShouldBeTrue();
    }

    [Fact]
    public async Task A_build_that_the_tests_made_first_is_taken_as_it_is()
    {
        _madeElsewhere = true;

        var first = await EnsureAsync();
        _sources = "b";
        var second = await EnsureAsync();

        first.ShouldBeFalse();
        second.ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_build_counts_for_nothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Stamp.EnsureAsync(_ => throw new InvalidOperationException("red"), Ct));
        _madeElsewhere = true;

        var built = await EnsureAsync();

        built.ShouldBeTrue();
    }

    [Fact]
    public async Task Sources_edited_while_it_builds_are_built_the_next_time()
    {
        await Stamp.EnsureAsync(
            _ =>
            {
                _sources = "edited";
                return Task.CompletedTask;
            },
            Ct);

        var built = await EnsureAsync();

        built.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_starts_at_once_build_once()
    {
        await Task.WhenAll(EnsureAsync(), EnsureAsync(), EnsureAsync());

        _builds.ShouldBe(1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private BuildStamp Stamp => new(Path.Combine(_folder, "stamps", "x"), () => _sources, () => _outputs, () => _madeElsewhere);

    private Task<bool> EnsureAsync() => Stamp.EnsureAsync(
        async ct =>
        {
            await Task.Delay(50, ct);
            Interlocked.Increment(ref _builds);
        },
        Ct);
}
