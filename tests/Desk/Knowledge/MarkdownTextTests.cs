using Switchboard.Desk.Knowledge;

namespace Switchboard.Desk.Tests.Knowledge;

public sealed class MarkdownTextTests
{
    [Fact]
    public void A_tables_rows_stay_lines_and_its_cells_stay_apart()
    {
        var text = MarkdownText.Plain("Fees:\n\n| Order | Fee |\n| --- | --- |\n| **Under** 99 | 8 |\n| Above | free |\n\nThat is all.");

        text.Trim().Split('\n').ShouldBe(["Fees:", "Order · Fee", "Under 99 · 8", "Above · free", "That is all."]);
    }

    [Fact]
    public void The_words_stay_without_the_marks()
    {
        var text = MarkdownText.Plain("Open **My orders**, [choose](https://acme.example) one:\n\n- a < b\n- `code`");

        text.Trim().Split('\n').ShouldBe(["Open My orders, choose one:", "a < b", "code"]);
    }
}
