using System.Runtime.CompilerServices;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;

namespace Switchboard.Plugins.Tests.Runtime;

public sealed class ReloadTests
{
    private const int Cycles = 100;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_folder_is_in_service_after_a_reload_in_place()
    {
        using var folder = new PluginFolder().Add(version: "1.0.0");
        folder.Catalog.Reload();
        folder.Add(version: "1.1.0");

        folder.Catalog.Reload();

        folder.Only().Version.ShouldBe("1.1.0");
        (await folder.HearAsync("hello", _ct)).ShouldBe("hello");
    }

    [Fact]
    public async Task A_reload_is_a_fresh_start_for_a_faulted_plugin()
    {
        using var folder = new PluginFolder().Add();
        folder.Catalog.Reload();
        for (var i = 0; i < 3; i++)
            await folder.SayAsync("throw", _ct);

        folder.Catalog.Reload();

        folder.Only().State.ShouldBe(PluginState.Active);
    }

    [Fact]
    public void A_folder_can_be_deleted_while_its_plugin_runs_and_is_gone_after_a_reload()
    {
        using var folder = new PluginFolder().Add();
        folder.Catalog.Reload();
        folder.Remove("parrot");

        folder.Catalog.Reload();

        folder.Catalog.List().ShouldBeEmpty();
        folder.Catalog.Find<IConversationBot>().ShouldBeNull();
    }

    [Fact]
    public async Task A_handle_from_before_the_reload_answers_that_its_plugin_is_gone()
    {
        using var folder = new PluginFolder().Add();
        folder.Catalog.Reload();
        var handle = folder.Catalog.Find<IConversationBot>()!.Value;

        folder.Catalog.Reload();

        var result = await handle.InvokeAsync(0, static (_, _, _) => ValueTask.FromResult(1), _ct);
        result.Fault!.Kind.ShouldBe(PluginFaultKind.Unloaded);
    }

    [Fact]
    public async Task A_hundred_loads_and_unloads_leave_nothing_in_memory()
    {
        using var folder = new PluginFolder().Add();
        var contexts = new List<WeakReference>();

        for (var i = 0; i < Cycles; i++)
            contexts.Add(await CycleAsync(folder));

        folder.Remove("parrot");
        folder.Catalog.Reload();

        // Until now this ran on the stack of the last call, whose frames may still name the plugin.
        await Task.Yield();
        contexts.Count.ShouldBe(Cycles);
        Collected(contexts).ShouldBe(Cycles);
    }

    /// <summary>Apart, so that no local of the test itself keeps a context alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference> CycleAsync(PluginFolder folder)
    {
        folder.Catalog.Reload();
        (await folder.HearAsync("year", _ct)).ShouldBe("2027");
        var context = folder.Catalog.ContextOf("parrot")!;
        context.IsAlive.ShouldBeTrue();
        return context;
    }

    private static int Collected(List<WeakReference> contexts)
    {
        for (var i = 0; i < 20 && contexts.Exists(c => c.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return contexts.Count(c => !c.IsAlive);
    }
}
