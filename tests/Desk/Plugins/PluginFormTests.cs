using System.Text.Json;
using Switchboard.Desk.Plugins;

namespace Switchboard.Desk.Tests.Plugins;

public sealed class PluginFormTests
{
    private static readonly PluginForm Form = new(JsonElement.Parse("""
        { "type": "object", "properties": {
            "name": { "type": "string", "maxLength": 10 },
            "mode": { "type": "string", "enum": ["fast", "good"] },
            "color": { "type": "string", "pattern": "^#[0-9a-f]{6}$" },
            "confidence": { "type": "number", "minimum": 0, "maximum": 1 },
            "retries": { "type": "integer" },
            "polite": { "type": "boolean" },
            "apiKey": { "type": "string", "writeOnly": true } } }
        """));

    [Theory]
    [InlineData("name", "Robo")]
    [InlineData("mode", "good")]
    [InlineData("color", "#1f6feb")]
    [InlineData("confidence", "0.75")]
    [InlineData("confidence", "1")]
    [InlineData("retries", "-3")]
    [InlineData("polite", "true")]
    public void A_value_that_fits_its_field_is_kept(string name, string value) =>
        Decide([], (name, value)).Value!.ShouldHaveSingleItem().Value.ShouldBe(value);

    [Theory]
    [InlineData("name", "a name too long", "at most 10 characters")]
    [InlineData("mode", "bad", "one of fast, good")]
    [InlineData("color", "red", "must match")]
    [InlineData("confidence", "1.5", "at most 1")]
    [InlineData("confidence", "-0.1", "at least 0")]
    [InlineData("confidence", "high", "must be a number")]
    [InlineData("confidence", "NaN", "must be a number")]
    [InlineData("retries", "1.5", "whole number")]
    [InlineData("polite", "yes", "true or false")]
    [InlineData("colour", "#1f6feb", "known are name, mode, color")]
    public void A_value_that_does_not_fit_is_refused_by_name(string name, string value, string advice)
    {
        var error = Decide([], (name, value)).Refusal!.Errors.ShouldHaveSingleItem();

        error.Field.ShouldBe("settings." + name);
        error.Message.ShouldContain(advice);
    }

    [Fact]
    public void A_secret_is_shown_as_its_mask_and_everything_else_as_it_is()
    {
        var masked = Form.Masked(new Dictionary<string, string> { ["apiKey"] = "s3cret", ["name"] = "Robo" });

        masked["apiKey"].ShouldBe(PluginForm.Mask);
        masked["name"].ShouldBe("Robo");
    }

    [Fact]
    public void A_secret_left_out_or_sent_back_masked_stays_a_new_one_replaces_and_an_empty_one_removes()
    {
        (string, string)[] former = [("apiKey", "s3cret"), ("name", "Robo")];

        Decide(former).Value!.ShouldBe(new Dictionary<string, string> { ["apiKey"] = "s3cret" });
        Decide(former, ("apiKey", PluginForm.Mask)).Value!["apiKey"].ShouldBe("s3cret");
        Decide(former, ("apiKey", "newer")).Value!["apiKey"].ShouldBe("newer");
        Decide(former, ("apiKey", "")).Value!.ShouldBeEmpty();
    }

    [Fact]
    public void A_plugin_without_a_form_has_no_settings() =>
        new PluginForm(null).Decide(new Dictionary<string, string>(), new Dictionary<string, string> { ["x"] = "1" }).Refusal!.Errors.ShouldHaveSingleItem().Message.ShouldContain("has none");

    private static Registry.Outcome<IReadOnlyDictionary<string, string>> Decide((string Name, string Value)[] former, params (string Name, string Value)[] given) =>
        Form.Decide(former.ToDictionary(f => f.Name, f => f.Value), given.ToDictionary(g => g.Name, g => g.Value));
}
