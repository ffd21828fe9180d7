using System.Globalization;
using Saas = Switchboard.Host.CommandLine.CommandLine;

namespace Switchboard.Host.Tests.CommandLine.Nlp;

/// <summary>The commands on files as somebody would have them, small and made up.</summary>
public sealed class NlpCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nlp").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("intent")]
    [InlineData("sentiment")]
    [InlineData("quality")]
    public async Task A_model_that_was_trained_is_measured_and_applied(string task)
    {
        var (train, test) = (Write("train.tsv", Orders(24)), Write("test.tsv", Orders(6)));
        var (model, output) = (Path.Combine(_folder, "m.model"), Path.Combine(_folder, "out.tsv"));

        (await Saas.RunAsync(["nlp", "train", "--task", task, "--train", train, "--model", model])).ShouldBe(0);
        (await Saas.RunAsync(["nlp", "eval", "--task", task, "--model", model, "--test", test, "--out", output, "--proba"])).ShouldBe(0);

        var lines = File.ReadAllLines(output);
        lines[0].ShouldBe("label\tpredicted\tconfidence\ttext\tp_refund\tp_track");
        lines.Length.ShouldBe(13);
        var cells = lines.Skip(1).Select(l => l.Split('\t')).ToList();
        cells.ShouldAllBe(c => c[0] == c[1] && Number(c[2]) > 0.5 && Math.Abs(Number(c[4]) + Number(c[5]) - 1) < 1e-5);
        cells.Select(c => c[3]).ShouldBe(File.ReadAllLines(test).Skip(1).Select(l => l.Split('\t')[1]));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_file_whether_or_not_the_model_was_written_between()
    {
        var (train, test) = (Write("train.tsv", Orders(24)), Write("test.tsv", Orders(6)));
        string[] outputs = [Path.Combine(_folder, "a.tsv"), Path.Combine(_folder, "b.tsv")];
        var model = Path.Combine(_folder, "m.model");

        (await Saas.RunAsync(["nlp", "eval", "--task", "intent", "--train", train, "--test", test, "--out", outputs[0], "--seed", "5"])).ShouldBe(0);
        (await Saas.RunAsync(["nlp", "train", "--task", "intent", "--train", train, "--model", model, "--seed", "5", "--json"])).ShouldBe(0);
        (await Saas.RunAsync(["nlp", "predict", "--task", "intent", "--model", model, "--test", test, "--out", outputs[1]])).ShouldBe(0);

        File.ReadAllText(outputs[1]).ShouldBe(File.ReadAllText(outputs[0]));
    }

    [Fact]
    public async Task What_the_agent_said_before_is_read_by_its_column()
    {
        var rows = Enumerable.Range(0, 16).SelectMany(i => new[] { $"Refund is fine {i}?\trefund\tyes please {i}", $"Track is fine {i}?\ttrack\tyes please {i}" });
        var train = Write("train.tsv", ["prev_agent\tlabel\ttext", .. rows]);
        var output = Path.Combine(_folder, "out.tsv");

        (await Saas.RunAsync(["nlp", "predict", "--task", "intent", "--train", train, "--test", train, "--out", output])).ShouldBe(0);

        File.ReadAllLines(output).Skip(1).Select(l => l.Split('\t')).ShouldAllBe(c => c[0] == c[1]);
    }

    [Fact]
    public async Task Churn_names_customers_in_place_of_texts()
    {
        var rows = Enumerable.Range(0, 80).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i % 4 == 0 ? "Yes" : "No")}\tC{i}\t{(i % 4 == 0 ? "monthly" : "yearly")}\t{i % 7}"));
        var train = Write("churn.tsv", ["label\tcustomerID\tcontract\tcalls", .. rows]);
        var (model, output) = (Path.Combine(_folder, "churn.json"), Path.Combine(_folder, "out.tsv"));

        (await Saas.RunAsync(["nlp", "train", "--task", "churn", "--train", train, "--model", model])).ShouldBe(0);
        (await Saas.RunAsync(["nlp", "eval", "--task", "churn", "--model", model, "--test", train, "--out", output, "--proba"])).ShouldBe(0);

        var lines = File.ReadAllLines(output);
        lines[0].ShouldBe("label\tpredicted\tconfidence\tcustomerID\tp_No\tp_Yes");
        lines[1].Split('\t')[3].ShouldBe("C0");
        lines.Skip(1).Select(l => l.Split('\t')).ShouldAllBe(c => c[0] == c[1]);
    }

    [Theory]
    [InlineData(2, "nlp", "train", "--task", "intent", "--model", "m")]
    [InlineData(2, "nlp", "train", "--task", "intent", "--train", "t.tsv")]
    [InlineData(2, "nlp", "eval", "--task", "intent", "--test", "t.tsv")]
    [InlineData(2, "nlp", "predict", "--task", "intent", "--test", "t.tsv", "--model", "m")]
    [InlineData(2, "nlp", "train", "--task", "dreams", "--train", "t.tsv", "--model", "m")]
    [InlineData(1, "nlp", "train", "--task", "intent", "--train", "not-there.tsv", "--model", "m")]
    [InlineData(1, "nlp", "eval", "--task", "intent", "--test", "not-there.tsv", "--model", "not-there.model")]
    public async Task What_cannot_be_done_is_said_by_the_exit_code(int code, params string[] args) => (await Saas.RunAsync(args)).ShouldBe(code);

    [Fact]
    public async Task A_file_without_the_columns_is_refused_and_so_is_one_that_is_no_model()
    {
        var (wrong, empty) = (Write("wrong.tsv", ["label\tword", "a\tb"]), Write("empty.tsv", []));

        (await Saas.RunAsync(["nlp", "train", "--task", "intent", "--train", wrong, "--model", "m"])).ShouldBe(1);
        (await Saas.RunAsync(["nlp", "train", "--task", "intent", "--train", empty, "--model", "m"])).ShouldBe(1);
        (await Saas.RunAsync(["nlp", "eval", "--task", "intent", "--test", wrong, "--model", wrong])).ShouldBe(1);
    }

    private static string[] Orders(int each) =>
    [
        "label\ttext",
        .. Enumerable.Range(0, each).Select(i => $"refund\tplease give me my money back for order {i}, the {(char)('a' + (i % 20))}{(char)('b' + (i % 3))} one"),
        .. Enumerable.Range(0, each).Select(i => $"track\twhere is my parcel {i} now, it was sent by {(char)('a' + (i % 20))}{(char)('b' + (i % 3))}"),
    ];

    private string Write(string name, string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
