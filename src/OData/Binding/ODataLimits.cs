namespace Switchboard.OData.Binding;

/// <summary>How much one URI may ask for; all of it is checked before the database hears of it.</summary>
public static class ODataLimits
{
    /// <summary>Characters of one query option.</summary>
    public const int OptionLength = 16_000;

    /// <summary>Characters of one literal.</summary>
    public const int LiteralLength = 1_000;

    /// <summary>Words, numbers, literals and signs of one query option.</summary>
    public const int Tokens = 3_000;

    /// <summary>Parentheses within parentheses, and signs or <c>not</c> before an operand.</summary>
    public const int Nesting = 40;

    /// <summary>Operators, functions, properties and literals of all expressions of a URI together.</summary>
    public const int Nodes = 1_500;

    /// <summary><c>and</c> and <c>or</c> of all expressions of a URI together.</summary>
    public const int Connectives = 500;

    /// <summary>Arithmetic operators of one query option; unlike <c>and</c> and <c>or</c> they cannot be made a lower tree.</summary>
    public const int Sums = 100;

    /// <summary>Steps of one path, and of all paths of an option together.</summary>
    public const int Steps = 500;

    /// <summary>Values behind <c>in</c>.</summary>
    public const int ListItems = 200;

    /// <summary><c>any</c> and <c>all</c> within each other.</summary>
    public const int Lambdas = 3;

    /// <summary>$expand within $expand.</summary>
    public const int ExpandDepth = 3;

    /// <summary>Expanded navigation properties of a URI together.</summary>
    public const int Expansions = 100;

    /// <summary>Rows to skip.</summary>
    public const int Skip = 100_000;

    /// <summary>Sort keys of one $orderby.</summary>
    public const int SortKeys = 8;

    /// <summary>Columns of a row that $apply makes.</summary>
    public const int Columns = 12;

    /// <summary>Rows that $apply may make in all.</summary>
    public const int Groups = 1_000;

    /// <summary>Rows that expanding brings in all.</summary>
    public const int ExpandedRows = 10_000;
}
