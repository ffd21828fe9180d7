namespace Switchboard.Language.Training;

/// <summary>Labels that stand for what is none of the others: a model that takes a text for one says that it is out of scope.</summary>
public static class NoneOfThese
{
    /// <summary>What the class of strangers is called where no label stands for it.</summary>
    public const string Unnamed = "none";

    private static readonly HashSet<string> Names = new(["oos", "out_of_scope", "out-of-scope", "other", "none", "unknown", "其他", "其它", "未知", "无"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a label is one of them, in English or Chinese.</summary>
    public static bool IsNamed(string label) => Names.Contains(label);
}
