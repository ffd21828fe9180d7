using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Testing;
using Switchboard.Testing;
using Xunit.Sdk;

namespace Switchboard.Plugins.Tests.Testing;

/// <summary>The suite itself: a right channel passes, and each known mistake is found by the fact that is for it.</summary>
public sealed class SuiteTests
{
    private static readonly Dictionary<string, Func<Trial, Task>> Facts = new(StringComparer.Ordinal)
    {
        ["prefix"] = Now(t => t.Of_the_proof_no_bit_can_be_turned()),
        ["case"] = Now(t => t.Of_the_proof_no_bit_can_be_turned()),
        ["body"] = Now(t => t.Of_the_signed_body_no_bit_can_be_turned()),
        ["time"] = Now(t => t.A_callback_counts_as_long_as_the_platform_says_and_with_clocks_ten_minutes_apart()),
        ["method"] = Now(t => t.Another_method_is_refused("PUT")),
        ["counter"] = Now(t => t.A_message_that_is_sent_again_later_keeps_its_id_and_another_has_another()),
        ["memory"] = t => t.Two_tenants_in_turn_hear_each_their_own(),
        ["throws"] = Now(t => t.A_hostile_body_that_is_signed_brings_nothing_that_cannot_be_stored("objects 10,000 deep")),
        ["tells"] = Now(t => t.Each_field_of_the_proof_counts()),
        ["silent"] = t => t.A_connection_that_breaks_while_sending_is_told_to_the_host(),
        ["deaf"] = t => t.A_call_to_a_platform_that_never_answers_ends_when_it_is_cancelled("send"),
        ["leak"] = Now(t => t.Loaded_used_and_unloaded_it_leaves_nothing_in_memory()),
    };

    public static TheoryData<string> Mistakes => [.. Facts.Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_right_channel_passes_and_the_mistake_is_found(string mistake)
    {
        using var right = new Trial("none");
        using var wrong = new Trial(mistake);

        await Facts[mistake](right);
        var found = await Record.ExceptionAsync(() => Facts[mistake](wrong));

        found.ShouldNotBeNull($"Nobody noticed '{mistake}'.");
        if (mistake != "throws")
            found.ShouldBeAssignableTo<XunitException>();
    }

    private static Func<Trial, Task> Now(Action<Trial> fact) => trial =>
    {
        fact(trial);
        return Task.CompletedTask;
    };

    private sealed class Trial(string mistake) : MessagingChannelConformance(new CarelessPlatform(mistake))
    {
        protected override TimeSpan Patience => mistake == "deaf" ? TimeSpan.FromMilliseconds(200) : base.Patience;
    }
}

/// <summary>The platform of the test plugin: two headers, a stamp over time and body.</summary>
internal sealed class CarelessPlatform(string mistake) : MessagingPlatform
{
    public override string PluginFolder { get; } = Path.Combine(Repository.Root, "artifacts", "test-plugins", "careless");

    public override CallbackProof Proof { get; } = new()
    {
        Headers = ["X-Time", "X-Stamp"], SignedBody = _ => Range.All, Past = TimeSpan.FromMinutes(5), Future = TimeSpan.FromMinutes(5),
    };

    public override IReadOnlyDictionary<string, string> Form(string tenant) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["secret"] = "secret-of-" + tenant, ["mistake"] = mistake };

    public override CallbackRequest Message(IReadOnlyDictionary<string, string> form, CustomerSaid said) =>
        Seal(form, JsonSerializer.SerializeToUtf8Bytes(new { id = said.MessageId, person = said.Person, text = said.Text }), said.At);

    public override CallbackRequest Seal(IReadOnlyDictionary<string, string> form, ReadOnlyMemory<byte> content, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var stamp = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(form["secret"]), (byte[])[.. Encoding.UTF8.GetBytes(time), .. content.Span]));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Time"] = time, ["X-Stamp"] = stamp };
        return new CallbackRequest("POST", new Dictionary<string, string>(), headers, content);
    }

    public override string Answer(PlatformCall call) => JsonSerializer.Serialize(new { token = call.Token });
}
