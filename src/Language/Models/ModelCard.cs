namespace Switchboard.Language.Models;

/// <summary>What a model was made from and how good it was on examples it had not learned from.</summary>
public sealed record ModelCard
{
    /// <summary>Examples it learned from.</summary>
    public int Examples { get; init; }

    /// <summary>Examples it was chosen and measured on.</summary>
    public int Held { get; init; }

    /// <summary>Of everything random in its making.</summary>
    public ulong Seed { get; init; }

    /// <summary>Its voices, in words.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Share of held examples it was right about.</summary>
    public double Accuracy { get; init; }

    /// <summary>Mean of the classes' F1.</summary>
    public double MacroF1 { get; init; }

    /// <summary>Expected calibration error.</summary>
    public double CalibrationError { get; init; }

    /// <summary>Share of held examples it was sure of, at its threshold.</summary>
    public double Coverage { get; init; }

    /// <summary>Share of those that it was right about.</summary>
    public double SureAccuracy { get; init; }
}
