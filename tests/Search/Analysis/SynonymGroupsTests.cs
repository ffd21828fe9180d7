using Switchboard.Search.Analysis;

namespace Switchboard.Search.Tests.Analysis;

public sealed class SynonymGroupsTests
{
    [Fact]
    public void Groups_are_read_from_lines_and_tabs()
    {
        using var text = new StringReader("# of the shop\nrefund\tmoney back\n\n退款\t退钱\t返还款项\nalone\n");

        var groups = SynonymGroups.Read(text).ToList();

        groups.Count.ShouldBe(2);
        groups[0].ShouldBe(["refund", "money back"]);
        groups[1].ShouldBe(["退款", "退钱", "返还款项"]);
    }

    [Theory]
    [InlineData("I want my money back", "Refunds", true)]
    [InlineData("when are REFUNDS paid", "Getting your money back", true)]
    [InlineData("钱什么时候退钱", "退款多久到账", true)]
    [InlineData("back money", "Refunds", false)]
    public void A_text_is_found_by_any_word_of_a_group_in_either_direction(string query, string title, bool found)
    {
        var groups = new SynonymGroups([["refund", "money back"], ["退款", "退钱"]]);
        var index = SearchIndex<int>.Build([new(1, title, ""), new(2, "zebra", "")], groups, new SearchWeights { Likeness = 0, Character = 0 });

        var hits = index.Search(query, 5).Hits;

        hits.Any(h => h.Key == 1).ShouldBe(found);
    }

    [Fact]
    public void The_word_itself_is_worth_more_than_another_of_its_group()
    {
        var groups = new SynonymGroups([["refund", "reimbursement"]]);
        var index = SearchIndex<int>.Build([new(1, "reimbursement", ""), new(2, "refund", "")], groups);

        var hits = index.Search("refund", 5).Hits;

        hits.Select(h => h.Key).ShouldBe([2, 1]);
        hits[1].Coverage.ShouldBe(0.5f, 0.001f);
    }

    [Fact]
    public void The_built_in_groups_have_at_least_two_words_each() => SynonymGroups.BuiltIn().ShouldAllBe(g => g.Count > 1);
}
