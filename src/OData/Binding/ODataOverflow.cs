using System.Data.Common;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding;

/// <summary>Conditions that are lawful and still cannot be computed, which only shows when rows are read.</summary>
public static class ODataOverflow
{
    /// <summary>The refusal that a fault of reading stands for; null when it is none of the condition's.</summary>
    public static ODataRefusal? Of(Exception fault) => IsOfData(fault) ? new(400, "odata.overflow", "An expression gives a value that is too large or too small.") : null;

    private static bool IsOfData(Exception fault) => fault switch
    {
        // Class 22 is what data does to an expression: a sum or an instant beyond what the database can hold.
        DbException database => database.SqlState?.StartsWith("22", StringComparison.Ordinal) == true,

        // The same, in a value that the database can hold and .NET cannot, or in a part that depends on no row and is computed before.
        OverflowException => true,
        InvalidOperationException or InvalidCastException => fault.InnerException is ArithmeticException or ArgumentOutOfRangeException,
        _ => false,
    };
}
