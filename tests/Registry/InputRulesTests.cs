using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Registry.Tests;

public sealed class InputRulesTests
{
    internal sealed record Input([StringLength(5, MinimumLength = 1)] string Name, [Range(1, 5)] int Score, string Free = "");

    private static readonly InputRules<Input> Rules = new();

    [Fact]
    public void Input_within_the_rules_has_no_errors() => Rules.Check(new Input("Ann", 5)).ShouldBeEmpty();

    [Fact]
    public void Every_broken_rule_names_its_field_in_camel_case()
    {
        var errors = Rules.Check(new Input("", 6));

        errors.Select(e => e.Field).ShouldBe(["name", "score"]);
        errors.ShouldAllBe(e => e.Message.Length > 0);
    }

    [Fact]
    public void Text_longer_than_allowed_is_refused() => Rules.Check(new Input("Annabel", 1)).ShouldHaveSingleItem().Field.ShouldBe("name");
}
