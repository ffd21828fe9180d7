using Switchboard.Desk.Intents;

namespace Switchboard.Desk.Tests.Intents;

public sealed class ExampleTableTests
{
    [Theory]
    [InlineData("Refund\tMoney back\nHours\tWhen, exactly?")]
    [InlineData("intent\ttext\r\nRefund\tMoney back\r\n\r\nHours\tWhen, exactly?\r\n")]
    [InlineData("Refund,Money back\nHours,\"When, exactly?\"\n")]
    [InlineData("\uFEFFIntent,Text,Source\n\"Refund\",\"Money back\",mail\nHours,\"When, exactly?\",mail")]
    public void A_table_is_read_by_tabs_or_as_CSV(string content)
    {
        var (rows, wrong) = ExampleTable.Read(content);

        wrong.ShouldBeNull();
        rows.ShouldBe([("Refund", "Money back"), ("Hours", "When, exactly?")]);
    }

    [Fact]
    public void A_quoted_cell_may_hold_line_ends_and_quotation_marks()
    {
        var (rows, _) = ExampleTable.Read("Refund,\"He said \"\"no\"\"\nand left\"");

        rows.ShouldBe([("Refund", "He said \"no\"\nand left")]);
    }

    [Theory]
    [InlineData("Refund\tMoney back\nno text here", 2)]
    [InlineData("Refund,\nHours,When", 1)]
    [InlineData("just words", 1)]
    [InlineData("Refund,\"two\nlines\"\n,nothing", 3)]
    public void The_first_line_that_is_none_is_named(string content, int line)
    {
        var (rows, wrong) = ExampleTable.Read(content);

        rows.ShouldBeEmpty();
        wrong.ShouldBe(line);
    }
}
