using Switchboard.Host.Scim.Filters;

namespace Switchboard.Host.Tests.Scim.Filters;

/// <summary>The language of conditions, without a database.</summary>
public sealed class FilterReaderTests
{
    [Theory]
    [InlineData("userName eq \"a\"", "(userName eq a)")]
    [InlineData("USERNAME Eq \"a\"", "(USERNAME eq a)")]
    [InlineData("a pr or b pr and c pr", "((a pr) or ((b pr) and (c pr)))")]
    [InlineData("(a pr or b pr) and c pr", "(((a pr) or (b pr)) and (c pr))")]
    [InlineData("not (a pr) and not(b pr)", "((not (a pr)) and (not (b pr)))")]
    [InlineData("emails[type eq \"work\" and value co \"@\"]", "(emails[((type eq work) and (value co @))])")]
    [InlineData("active eq true", "(active eq True)")]
    [InlineData("a eq null", "(a eq null)")]
    [InlineData("a eq -1.5", "(a eq -1.5)")]
    [InlineData("order pr and note pr", "((order pr) and (note pr))")]
    [InlineData("a eq \"x\\\"y\\u0041\"", "(a eq x\"yA)")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"", "(userName sw J)")]
    public void A_condition_is_read_as_the_standard_binds_it(string text, string expected) => Write(FilterReader.Read(text).Value!).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("userName")]
    [InlineData("userName eq")]
    [InlineData("userName eq a")]
    [InlineData("userName eq 'a'")]
    [InlineData("userName eq \"a")]
    [InlineData("userName eq \"a\\\"")]
    [InlineData("userName is \"a\"")]
    [InlineData("a pr and")]
    [InlineData("a pr b pr")]
    [InlineData("(a pr")]
    [InlineData("a pr)")]
    [InlineData("not a pr")]
    [InlineData("emails[type pr")]
    [InlineData("emails[a[b pr]]")]
    [InlineData("a eq \"\\ud800\"")]
    [InlineData("a eq \"\\u0000\"")]
    public void What_is_no_condition_is_refused(string text) => FilterReader.Read(text).Refusal!.Code.ShouldBe("scim.invalidFilter");

    [Fact]
    public void A_condition_is_bounded_in_length_depth_and_number()
    {
        string[] texts = [new string('a', FilterReader.Longest + 1), new string('(', 3_000), string.Join(" or ", Enumerable.Repeat("a pr", FilterReader.Most + 1))];

        texts.Select(t => FilterReader.Read(t).Refusal?.Code).ShouldAllBe(c => c == "scim.invalidFilter");
        FilterReader.Read(string.Join(" or ", Enumerable.Repeat("a pr", FilterReader.Most))).Succeeded.ShouldBeTrue();
    }

    private static string Write(ScimFilter filter) => filter switch
    {
        ScimFilter.Both both => $"({Write(both.Left)} and {Write(both.Right)})",
        ScimFilter.Either either => $"({Write(either.Left)} or {Write(either.Right)})",
        ScimFilter.Not not => $"(not {Write(not.Inner)})",
        ScimFilter.Within within => $"({within.Path.Full}[{Write(within.Inner)}])",
        ScimFilter.Comparison { Operator: "pr" } pr => $"({pr.Path.Full} pr)",
        ScimFilter.Comparison c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({c.Path.Full} {c.Operator} {c.Value ?? "null"})"),
        _ => "?",
    };
}
