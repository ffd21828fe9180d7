using System.Text.Json;
using Switchboard.Language.Models;

namespace Switchboard.Language.Tabular;

/// <summary>Yes or no from a row of a table, such as whether a customer will leave, with the reasons: a logistic regression and boosted stumps together.</summary>
public sealed class TableModel
{
    private readonly TableModelFile _file;
    private readonly int _width;

    internal TableModel(TableModelFile file)
    {
        _file = file;
        _width = file.Columns.Sum(c => c.Width);
        if (file.Weights.Length != _width + 1 || file.Stumps.Any(s => s.Place < 0 || s.Place >= _width) || file.Means.Length != file.Columns.Length)
            throw new InvalidDataException("The parts of the model do not fit together.");
    }

    /// <summary>The label that a probability speaks of.</summary>
    public string Positive => _file.Positive;

    /// <summary>The other label.</summary>
    public string Negative => _file.Negative;

    /// <summary>How good it was on rows it had not learned from.</summary>
    public TableCard Card => _file.Card;

    /// <summary>Opens a saved model.</summary>
    /// <exception cref="InvalidDataException">The file is no table model, or was written by a newer version.</exception>
    public static TableModel Open(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), ModelJson.Default.TableModelFile);
            if (file is not { Format: TableModelFile.Name })
                throw new InvalidDataException("The file is no table model of this version.");
            return new TableModel(file);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The file is no table model.", e);
        }
    }

    /// <summary>Writes the model; who reads the path meanwhile sees the old file or the new one.</summary>
    public void Save(string path)
    {
        var beside = path + ".new";
        File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(_file, ModelJson.Default.TableModelFile));
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Bytes of the saved model.</summary>
    public long Size => JsonSerializer.SerializeToUtf8Bytes(_file, ModelJson.Default.TableModelFile).Length;

    /// <summary>How likely the row is <see cref="Positive"/>.</summary>
    /// <param name="cell">The row's cell of a column; empty when it has none.</param>
    public double Predict(Func<string, string> cell) => LogisticFit.Probability(_file.Temperature * (_file.Bias + Contributions(cell).Sum()));

    /// <summary>The columns that speak most for or against, compared with the average row, strongest first.</summary>
    public IReadOnlyList<Reason> Explain(Func<string, string> cell, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return [.. Contributions(cell).Select((c, i) => new Reason(_file.Columns[i].Name, cell(_file.Columns[i].Name), _file.Temperature * (c - _file.Means[i])))
            .OrderByDescending(r => Math.Abs(r.Weight)).Take(most)];
    }

    /// <summary>What each column adds to the score.</summary>
    internal double[] Contributions(Func<string, string> cell)
    {
        var row = TableTrainer.Encode(_file.Columns, cell);
        var places = new double[_width];
        for (var i = 0; i < _width; i++)
            places[i] = (1 - _file.StumpShare) * row[i] * _file.Weights[i];
        foreach (var stump in _file.Stumps)
            places[stump.Place] += _file.StumpShare * stump.Score(row);
        var (sums, at) = (new double[_file.Columns.Length], 0);
        for (var c = 0; c < sums.Length; c++)
        {
            for (var end = at + _file.Columns[c].Width; at < end; at++)
                sums[c] += places[at];
        }

        return sums;
    }
}

/// <summary>Why a row was judged so.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">What stood there.</param>
/// <param name="Weight">How much it raised (or, below zero, lowered) the logarithm of the odds against an average row.</param>
public sealed record Reason(string Column, string Value, double Weight);

/// <summary>How good a table model was on rows it had not learned from.</summary>
/// <param name="Examples">Rows it learned from.</param>
/// <param name="Held">Rows it was measured on.</param>
/// <param name="Accuracy">Share it was right about.</param>
/// <param name="Auc">Area under the ROC curve.</param>
public sealed record TableCard(int Examples, int Held, double Accuracy, double Auc);

/// <summary>A table model as it is written.</summary>
internal sealed record TableModelFile
{
    internal const string Name = "switchboard-table-2";

    public string Format { get; init; } = Name;

    public required string Positive { get; init; }

    public required string Negative { get; init; }

    public required TableColumn[] Columns { get; init; }

    public required double[] Weights { get; init; }

    public required Stump[] Stumps { get; init; }

    /// <summary>How much the stumps count against the regression.</summary>
    public required double StumpShare { get; init; }

    public required double Bias { get; init; }

    public required double Temperature { get; init; }

    /// <summary>What each column adds for an average row.</summary>
    public required double[] Means { get; init; }

    public required TableCard Card { get; init; }
}
