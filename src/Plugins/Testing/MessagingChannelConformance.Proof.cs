using System.Text;
using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

public abstract partial class MessagingChannelConformance
{
    /// <summary>Without this all refusals below would prove nothing.</summary>
    [Fact]
    public void A_genuine_callback_is_taken_with_one_event_that_has_an_id()
    {
        var callback = Receive(Hello());

        Assert.True(callback.Genuine, callback.Complaint);
        Assert.InRange(callback.Answer.Status, 200, 299);
        var heard = Assert.Single(callback.Events);
        Assert.InRange(heard.Id.Length, 1, 200);
        if (heard is ChannelEvent.Message message)
            Assert.Equal("Where is my parcel? 我的包裹呢 📦", message.Text);
    }

    /// <summary>A signature that is compared in part, without regard to case or by number is found by this.</summary>
    [Fact]
    public void Of_the_proof_no_bit_can_be_turned()
    {
        var request = Genuine();
        if (platform.Proof.Headers.Count + platform.Proof.Query.Count == 0)
            Assert.Skip("The platform proves itself in neither headers nor query.");

        foreach (var (name, turned) in platform.Proof.Headers.SelectMany(n => Turned(request.Headers[n]).Select(t => (n, t))))
            ShouldBeRefused(request with { Headers = With(request.Headers, name, turned) }, $"header {name} turned to {Shown(turned)}");
        foreach (var (name, turned) in platform.Proof.Query.SelectMany(n => Turned(request.Query[n]).Select(t => (n, t))))
            ShouldBeRefused(request with { Query = With(request.Query, name, turned) }, $"query {name} turned to {Shown(turned)}");
    }

    /// <summary>Every bit of what the platform signs.</summary>
    [Fact]
    public void Of_the_signed_body_no_bit_can_be_turned()
    {
        if (platform.Proof.SignedBody is not { } signed)
        {
            Assert.Skip("The platform does not sign the body.");
            return;
        }

        var request = Genuine();
        var (start, length) = signed(request).GetOffsetAndLength(request.Body.Length);

        for (var bit = start * 8; bit < (start + length) * 8; bit++)
        {
            var body = request.Body.ToArray();
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            ShouldBeRefused(request with { Body = body }, $"bit {bit} of the body");
        }

        Assert.True(length > 0, "The signed part of the body is empty.");
    }

    /// <summary>Whoever sees such a proof once could put any body under it: the host has to know that it is good for one.</summary>
    [Fact]
    public void A_proof_that_says_nothing_of_the_body_is_told_to_the_host()
    {
        if (platform.Proof.SignedBody is not null)
            Assert.Skip("The platform signs the body.");
        var (one, other) = (Receive(Hello()), Receive(platform.Message(platform.Form(Ours), new CustomerSaid("m2", "customer1", "Another message", Noon.AddSeconds(1)))));

        Assert.InRange(one.Proof?.Length ?? 0, 1, 1_000);
        Assert.Equal(one.Proof, Receive(Hello(text: "Another text")).Proof);
        Assert.NotEqual(one.Proof, other.Proof);
    }

    /// <summary>Missing, empty, and that of another callback.</summary>
    [Fact]
    public void Each_field_of_the_proof_counts()
    {
        var (request, other) = (Genuine(), platform.Message(platform.Form(Ours), new CustomerSaid("m2", "customer1", "Another message", Noon.AddSeconds(1))));
        if (platform.Proof.Headers.Count + platform.Proof.Query.Count == 0)
            Assert.Skip("The platform proves itself in neither headers nor query.");

        foreach (var name in platform.Proof.Headers)
        {
            ShouldBeRefused(request with { Headers = With(request.Headers, name, null) }, $"without header {name}");
            ShouldBeRefused(request with { Headers = With(request.Headers, name, "") }, $"empty header {name}");
            ShouldBeRefused(request with { Headers = With(request.Headers, name, other.Headers[name]) }, $"header {name} of another callback");
        }

        foreach (var name in platform.Proof.Query)
        {
            ShouldBeRefused(request with { Query = With(request.Query, name, null) }, $"without {name} in the query");
            ShouldBeRefused(request with { Query = With(request.Query, name, "") }, $"empty {name} in the query");
            ShouldBeRefused(request with { Query = With(request.Query, name, other.Query[name]) }, $"query {name} of another callback");
        }
    }

    /// <summary>With one tenant's secrets nobody speaks to another, and an inbox whose form is not filled in believes nobody.</summary>
    [Fact]
    public void Another_tenants_secrets_and_an_empty_form_are_refused()
    {
        ShouldBeRefused(Genuine(Theirs), "a callback of another tenant");
        ShouldBeRefused(Genuine(Ours), "the same the other way round", Theirs);
        var secrets = _plugin.SecretNames;
        var form = platform.Form(Ours).Where(s => !secrets.Contains(s.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);

        var callback = Channel.Receive(Hello(), CallOf(Ours) with { Settings = form });

        Assert.False(callback.Genuine, "Without secrets everything was believed.");
        Assert.Empty(callback.Events);
    }

    /// <summary>Clocks differ, and a callback that somebody kept is not believed for ever.</summary>
    [Fact]
    public void A_callback_counts_as_long_as_the_platform_says_and_with_clocks_ten_minutes_apart()
    {
        var request = Genuine();
        if (platform.Proof.Past is not { } past)
        {
            Assert.Skip("The platform's proof has no time in it.");
            return;
        }

        foreach (var (skew, counts) in new[]
        {
            (TimeSpan.FromMinutes(10), past >= TimeSpan.FromMinutes(10)), (-TimeSpan.FromMinutes(10), platform.Proof.Future >= TimeSpan.FromMinutes(10)),
            (past - TimeSpan.FromSeconds(1), true), (past + TimeSpan.FromSeconds(1), false),
            (-platform.Proof.Future + TimeSpan.FromSeconds(1), true), (-platform.Proof.Future - TimeSpan.FromSeconds(1), false), (TimeSpan.FromDays(365), false),
        })
        {
            _clock.Now = Noon + skew;
            Assert.True(Receive(request).Genuine == counts, $"Our clock {skew} after the platform's: expected {(counts ? "taken" : "refused")}.");
        }
    }

    /// <summary>Only what the platform sends is listened to.</summary>
    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("get ")]
    [InlineData("")]
    public void Another_method_is_refused(string method) => ShouldBeRefused(Genuine() with { Method = method }, $"method '{method}'");

    private static IEnumerable<string> Turned(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            // Not as UTF-8: half of what is left over is none, and would come out as the same replacement.
            var turned = bytes.ToArray();
            turned[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return Encoding.Latin1.GetString(turned);
        }
    }

    private static string Shown(string text) => Uri.EscapeDataString(text);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> fields, string name, string? value)
    {
        var changed = new Dictionary<string, string>(fields, StringComparer.OrdinalIgnoreCase);
        changed.Remove(name);
        if (value is not null)
            changed[name] = value;
        return changed;
    }
}
