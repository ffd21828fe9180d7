using System.Text.Json;
using Switchboard.Registry;

namespace Switchboard.Registry.Tests;

public sealed class RegistryJsonTests
{
    private static readonly JsonSerializerOptions Json = RegistryJson.Create();

    public enum Colour
    {
        Red,
        DarkBlue,
    }

    internal readonly record struct BoxId(Guid Value) : IStrongId<BoxId>
    {
        public static BoxId From(Guid value) => new(value);
    }

    internal sealed record Box(BoxId Id, string Text, int Count = 0, Colour? Colour = null, DateTimeOffset? At = null, IReadOnlyDictionary<string, string>? Labels = null);

    private const string Id = "\"id\":\"018f2f3e-7c1a-7b5d-9d53-3f6f6f1c2a10\"";

    [Theory]
    [InlineData("{" + Id + "}")]
    [InlineData("{" + Id + ",\"text\":null}")]
    [InlineData("{" + Id + ",\"text\":5}")]
    [InlineData("{" + Id + ",\"Text\":\"a\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"text\":\"b\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"extra\":1}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"count\":\"5\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"count\":5.5}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"count\":99999999999}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"count\":null}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"colour\":\"green\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"colour\":1}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"colour\":\"DarkBlue\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"colour\":\"red, dark-blue\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\\u0000b\"}")]
    [InlineData("{" + Id + ",\"text\":\"\\ud800\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"labels\":{\"a\\u0000\":\"b\"}}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"at\":\"2026-11-21T09:30:00\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\",\"at\":\"tomorrow\"}")]
    [InlineData("{\"id\":\"018f2f3e\",\"text\":\"a\"}")]
    [InlineData("{\"id\":7,\"text\":\"a\"}")]
    [InlineData("{" + Id + ",\"text\":\"a\"} trailing")]
    [InlineData("{" + Id + ",\"text\":\"a\",}")]
    [InlineData("{" + Id + ",/* no */\"text\":\"a\"}")]
    [InlineData("[]")]
    public void What_is_not_exactly_the_declared_shape_is_refused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Box>(json, Json));

    [Fact]
    public void An_enum_is_its_kebab_case_word_in_both_directions()
    {
        var box = JsonSerializer.Deserialize<Box>("{" + Id + ",\"text\":\"a\",\"colour\":\"dark-blue\"}", Json)!;

        box.Colour.ShouldBe(Colour.DarkBlue);
        JsonSerializer.Serialize(box, Json).ShouldContain("\"colour\":\"dark-blue\"");
    }

    [Theory]
    [InlineData("2026-11-21T17:30:00+08:00", "2026-11-21T09:30:00Z")]
    [InlineData("2026-11-21T09:30:00.123456Z", "2026-11-21T09:30:00.123456Z")]
    public void A_time_is_kept_and_shown_in_UTC(string given, string shown)
    {
        var box = JsonSerializer.Deserialize<Box>("{" + Id + ",\"text\":\"a\",\"at\":\"" + given + "\"}", Json)!;

        box.At!.Value.Offset.ShouldBe(TimeSpan.Zero);
        JsonSerializer.Serialize(box, Json).ShouldContain($"\"at\":\"{shown}\"");
    }

    [Fact]
    public void Chinese_text_is_written_as_it_is() =>
        JsonSerializer.Serialize(new Box(new BoxId(Guid.Empty), "退货"), Json).ShouldContain("\"退货\"");
}
