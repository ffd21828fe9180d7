using System.Globalization;
using Switchboard.Language.Learning;
using Switchboard.Language.Tabular;

namespace Switchboard.Language.Tests.Tabular;

public sealed class TableModelTests : IDisposable
{
    private static readonly string[] Columns = ["id", "plan", "months", "spend"];
    private readonly string _path = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7() + ".json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_makes_customers_leave_is_learned_and_told()
    {
        var model = TableTrainer.Train(Customers(600, seed: 1), Columns, Customers(200, seed: 2));

        var leaver = Row("x", "monthly", "1", "90");

        model.Positive.ShouldBe("Yes");
        model.Predict(leaver).ShouldBeGreaterThan(0.5);
        model.Predict(Row("y", "yearly", "60", "90")).ShouldBeLessThan(0.2);
        model.Explain(leaver, most: 2).Select(r => r.Column).Order().ShouldBe(["months", "plan"]);
        model.Explain(leaver, most: 2).ShouldAllBe(r => r.Weight > 0);
        model.Card.Auc.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void A_saved_model_is_the_trained_one()
    {
        var trained = TableTrainer.Train(Customers(300, seed: 1), Columns);
        trained.Save(_path);

        var opened = TableModel.Open(_path);

        foreach (var customer in Customers(100, seed: 3))
            opened.Predict(customer.Cell).ShouldBe(trained.Predict(customer.Cell));
    }

    [Fact]
    public void Empty_and_unknown_cells_are_no_trouble()
    {
        var model = TableTrainer.Train(Customers(300, seed: 1), Columns);

        model.Predict(_ => "").ShouldBeInRange(0, 1);
        model.Predict(Row("", "never heard of", "many", "∞")).ShouldBeInRange(0, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no model")]
    public void A_file_that_is_no_model_is_refused(string content)
    {
        File.WriteAllText(_path, content);

        Should.Throw<InvalidDataException>(() => TableModel.Open(_path));
    }

    /// <summary>Leavers pay by the month and are new; what they spend has nothing to do with it.</summary>
    private static List<TableRow> Customers(int count, ulong seed)
    {
        var (chance, rows) = (new Chance(seed), new List<TableRow>());
        for (var i = 0; i < count; i++)
        {
            var (monthly, months, spend) = (chance.Below(2) == 0, chance.Below(72), chance.Below(100));
            var leaves = chance.Fraction() < (monthly && months < 24 ? 0.8f : 0.05f);
            rows.Add(new TableRow(leaves ? "Yes" : "No", Row("c" + i.ToString(CultureInfo.InvariantCulture), monthly ? "monthly" : "yearly", months.ToString(CultureInfo.InvariantCulture), spend.ToString(CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    private static Func<string, string> Row(string id, string plan, string months, string spend) =>
        column => column switch { "id" => id, "plan" => plan, "months" => months, "spend" => spend, _ => "" };
}
