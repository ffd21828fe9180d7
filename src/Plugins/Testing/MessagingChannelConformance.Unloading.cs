using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

public abstract partial class MessagingChannelConformance
{
    /// <summary>A plugin is replaced while the host runs: what it was goes out of memory.</summary>
    [Fact]
    public void Loaded_used_and_unloaded_it_leaves_nothing_in_memory()
    {
        var (request, call) = (Hello(), CallOf(Ours));

        Unloading.ShouldLeaveNothing(platform.PluginFolder, plugin => Assert.True(((IMessagingChannel)plugin).Receive(request, call).Genuine));
    }

    /// <summary>The host reads it once after loading.</summary>
    [Fact]
    public void What_the_channel_can_do_is_told_and_does_not_change()
    {
        var first = Channel.Capabilities;

        Receive(Hello());

        Assert.Equal(first, Channel.Capabilities);
        Assert.True(first.MaxTextLength > 0, "A text of no length cannot be sent.");
    }
}
