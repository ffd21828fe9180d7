using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;

namespace Switchboard.Plugins.Tests.Runtime;

public sealed class FaultTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plugin_that_throws_does_not_throw_at_its_caller()
    {
        using var folder = Loaded();

        var result = await folder.SayAsync("throw", _ct);

        result.Value.ShouldBeNull();
        result.Fault.ShouldBe(new PluginFault(PluginFaultKind.Threw, "The parrot is in a mood."));
        folder.Only().State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task The_third_failure_in_a_row_takes_it_out_of_service_with_the_reason()
    {
        using var folder = Loaded();

        for (var i = 0; i < 3; i++)
            await folder.SayAsync("throw", _ct);

        folder.Only().State.ShouldBe(PluginState.Faulted);
        folder.Only().Reason!.ShouldContain("The parrot is in a mood.");
        folder.Catalog.Find<IConversationBot>().ShouldBeNull();
    }

    [Fact]
    public async Task A_success_between_failures_forgives_them()
    {
        using var folder = Loaded();

        foreach (var text in new[] { "throw", "throw", "hello", "throw", "throw" })
            await folder.SayAsync(text, _ct);

        folder.Only().State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public async Task After_its_rest_one_good_call_brings_it_back()
    {
        using var folder = Loaded();
        for (var i = 0; i < 3; i++)
            await folder.SayAsync("throw", _ct);
        folder.Clock.Pass(Rest);

        var answer = await folder.HearAsync("hello", _ct);

        answer.ShouldBe("hello");
        (folder.Only().State, folder.Only().Reason).ShouldBe((PluginState.Active, null));
    }

    [Fact]
    public async Task After_its_rest_one_bad_call_sends_it_back_to_rest()
    {
        using var folder = Loaded();
        for (var i = 0; i < 3; i++)
            await folder.SayAsync("throw", _ct);
        folder.Clock.Pass(Rest);

        await folder.SayAsync("throw", _ct);

        folder.Only().State.ShouldBe(PluginState.Faulted);
        folder.Clock.Pass(Rest - TimeSpan.FromSeconds(1));
        folder.Catalog.Find<IConversationBot>().ShouldBeNull();
    }

    [Fact]
    public async Task Only_one_caller_tries_a_plugin_that_may_have_recovered()
    {
        using var folder = Loaded(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 3; i++)
            await folder.SayAsync("throw", _ct);
        folder.Clock.Pass(Rest);

        var trial = folder.SayAsync("sleep", _ct);
        var meanwhile = await folder.SayAsync("hello", _ct);

        meanwhile.Fault!.Kind.ShouldBe(PluginFaultKind.Unloaded);
        (await trial).Fault!.Kind.ShouldBe(PluginFaultKind.TimedOut);
    }

    [Theory]
    [InlineData("sleep")]
    [InlineData("block")]
    public async Task A_call_that_takes_too_long_is_given_up_at_its_deadline(string text)
    {
        using var folder = Loaded(TimeSpan.FromMilliseconds(200));
        var began = TimeProvider.System.GetTimestamp();

        var result = await folder.SayAsync(text, _ct);

        result.Fault.ShouldBe(new PluginFault(PluginFaultKind.TimedOut, "No answer within 0.2 s."));
        TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public async Task Time_outs_count_as_failures()
    {
        using var folder = Loaded(TimeSpan.FromMilliseconds(50));

        for (var i = 0; i < 3; i++)
            await folder.SayAsync("sleep", _ct);

        folder.Only().State.ShouldBe(PluginState.Faulted);
        folder.Only().Reason!.ShouldContain("No answer within");
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_not_held_against_the_plugin()
    {
        using var folder = Loaded();

        for (var i = 0; i < 4; i++)
        {
            using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
            await Should.ThrowAsync<OperationCanceledException>(async () => await folder.SayAsync("sleep", impatient.Token));
        }

        folder.Only().State.ShouldBe(PluginState.Active);
    }

    private static PluginFolder Loaded(TimeSpan? timeout = null)
    {
        var folder = new PluginFolder(timeout).Add();
        folder.Catalog.Reload();
        return folder;
    }
}
