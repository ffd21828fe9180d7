using System.Text.Json;
using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

/// <summary>
/// What every channel with a platform behind it is held to. Derive a class from it in an xunit project, give it the platform, and run:
/// each fact that does not apply is skipped and says why.
/// </summary>
/// <param name="platform">The platform as you describe it.</param>
public abstract partial class MessagingChannelConformance(MessagingPlatform platform) : IDisposable
{
    private const string Ours = "first";
    private const string Theirs = "second";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly LoadedFolder _plugin = new(platform.PluginFolder);
    private readonly MovedClock _clock = new(Noon);

    private IMessagingChannel Channel => _plugin.Instance as IMessagingChannel ?? throw new InvalidOperationException("The plugin's entry type is no IMessagingChannel.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        _plugin.Dispose();
        GC.SuppressFinalize(this);
    }

    private PluginCall CallOf(string tenant) => new(TrialTenant.IdOf(tenant), TrialTenant.IdOf(tenant + "-inbox"), platform.Form(tenant), _clock);

    private CallbackRequest Hello(string tenant = Ours, string id = "m1", string text = "Where is my parcel? 我的包裹呢 📦") =>
        platform.Message(platform.Form(tenant), new CustomerSaid(id, "customer1", text, Noon));

    /// <summary>A callback that is taken as it stands: where everything is refused, a refusal proves nothing.</summary>
    private CallbackRequest Genuine(string tenant = Ours)
    {
        var request = Hello(tenant);
        var callback = Receive(request, tenant);
        Assert.True(callback.Genuine, $"Not changed at all, it is refused: {callback.Complaint}");
        return request;
    }

    private Callback Receive(CallbackRequest request, string tenant = Ours) => Channel.Receive(request, CallOf(tenant));

    private void ShouldBeRefused(CallbackRequest request, string what, string tenant = Ours)
    {
        var callback = Receive(request, tenant);
        Assert.False(callback.Genuine, $"{what}: it was taken for genuine.");
        Assert.True(callback.Events.Count == 0, $"{what}: it brought events along.");
        Assert.InRange(callback.Answer.Status, 400, 499);
        ShouldTellNothing(callback, tenant);
    }

    /// <summary>The complaint is read by people who may not know the secrets, and stands in no sealed column.</summary>
    private void ShouldTellNothing(Callback callback, string tenant)
    {
        Assert.False(string.IsNullOrWhiteSpace(callback.Complaint), "A refusal has a complaint, so that somebody can mend it.");
        foreach (var secret in _plugin.SecretsOf(platform.Form(tenant)))
        {
            Assert.DoesNotContain(secret, callback.Complaint, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, System.Text.Encoding.UTF8.GetString(callback.Answer.Body.Span), StringComparison.Ordinal);
        }
    }

    private static string TextOf(IEnumerable<ChannelEvent> events) => string.Join('\n', events.Select(e => JsonSerializer.Serialize(e, e.GetType())));
}
