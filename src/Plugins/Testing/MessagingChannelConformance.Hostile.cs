using System.Text;
using System.Text.Json;
using Switchboard.Plugins.Contract;
using Xunit;

namespace Switchboard.Plugins.Testing;

public abstract partial class MessagingChannelConformance
{
    /// <summary>Names of bodies that strangers send.</summary>
    public static TheoryData<string> HostileBodies => [.. HostileContent.Names];

    /// <summary>What is no callback at all is refused, never thrown about and never believed, whatever header says that it is signed.</summary>
    /// <param name="name">Which body.</param>
    [Theory]
    [MemberData(nameof(HostileBodies))]
    public void A_hostile_body_in_place_of_a_callback_is_refused(string name)
    {
        var genuine = Genuine();

        ShouldBeRefused(genuine with { Body = HostileContent.Of(name), Headers = Nothing, Query = Nothing }, $"{name}, not signed");
        if (platform.Proof.SignedBody is not null)
            ShouldBeRefused(genuine with { Body = HostileContent.Of(name) }, $"{name}, under somebody else's signature");
    }

    /// <summary>A platform passes on what people do to it: signed is not the same as harmless.</summary>
    /// <param name="name">Which body.</param>
    [Theory]
    [MemberData(nameof(HostileBodies))]
    public void A_hostile_body_that_is_signed_brings_nothing_that_cannot_be_stored(string name)
    {
        var callback = Receive(platform.Seal(platform.Form(Ours), HostileContent.Of(name), Noon));

        if (!callback.Genuine)
            ShouldTellNothing(callback, Ours);
        Assert.DoesNotContain(callback.Events, e => e is ChannelEvent.Message);
        ShouldBeStorable(callback.Events);
    }

    /// <summary>Half an emoji, a zero, a turned text: people send them, and their message is heard.</summary>
    [Fact]
    public void What_customers_can_type_arrives_and_can_be_stored()
    {
        foreach (var text in new[] { "a\0b", "\u202egnp.exe", "a\ufeffb", "👩‍👩‍👧‍👦 \U0010ffff", "]]>&lt;![CDATA[", "<b>{{7*7}}</b>", "' or 1=1 --", new string('长', 3_000) })
        {
            var callback = Receive(Hello(text: text));

            Assert.True(callback.Genuine, $"{Shown(text)}: {callback.Complaint}");
            ShouldBeStorable(callback.Events);
        }
    }

    /// <summary>Any bytes, plain and in the envelope.</summary>
    [Fact]
    public void Random_bytes_are_refused_and_never_an_exception()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var body = new byte[random.Next(400)];
            random.NextBytes(body);

            ShouldBeRefused(Hello() with { Body = body, Headers = Nothing, Query = Nothing }, $"random bytes {i}");
            ShouldBeStorable(Receive(platform.Seal(platform.Form(Ours), body, Noon)).Events);
        }
    }

    private static Dictionary<string, string> Nothing { get; } = [];

    /// <summary>Events are stored as JSON in UTF-8, and their ids in an index.</summary>
    private static void ShouldBeStorable(IReadOnlyList<ChannelEvent> events)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        foreach (var one in events)
        {
            Assert.InRange(one.Id.Length, 1, 200);
            Assert.NotEmpty(strict.GetBytes(one.Id));
            Assert.NotEmpty(JsonSerializer.SerializeToUtf8Bytes(one, one.GetType()));
        }
    }
}
