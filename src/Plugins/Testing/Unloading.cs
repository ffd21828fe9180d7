using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

/// <summary>Whether a plugin goes when it is told to.</summary>
internal static class Unloading
{
    private const int Cycles = 20;
    private const int MostCollections = 50;

    internal static void ShouldLeaveNothing(string folder, Action<IPlugin> use)
    {
        var contexts = Enumerable.Range(0, Cycles).Select(_ => LoadedFolder.UseAndUnload(folder, use)).ToList();

        for (var i = 0; i < MostCollections && contexts.Exists(c => c.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var left = contexts.Count(c => c.IsAlive);
        Assert.True(left == 0, $"{left} of {Cycles} are still in memory: a static event, a timer or a cache of the host holds on to them.");
    }
}
