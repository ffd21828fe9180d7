using System.Text;

namespace Switchboard.AppHost.Tests;

public sealed class WelcomeTests
{
    [Theory]
    [InlineData("Tom", 3)]
    [InlineData("李娜", 4)]
    [InlineData("Grüße", 5)]
    [InlineData("李娜 Li", 7)]
    public void A_text_takes_as_many_cells_as_a_terminal_gives_it(string text, int cells) => Welcome.Cells(text).ShouldBe(cells);

    [Fact]
    public void Columns_stand_in_line_also_under_Chinese_names()
    {
        var text = new StringBuilder();

        Welcome.Append(text, [["李娜", "a"], ["Tom Becker", "b"]]);

        var lines = text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Select(l => Welcome.Cells(l[..^1])).Distinct().Count().ShouldBe(1);
    }
}
