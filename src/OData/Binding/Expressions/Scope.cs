using System.Linq.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>What names mean where an expression stands.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly Dictionary<string, Expression> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expression> _values = new(StringComparer.OrdinalIgnoreCase);

    private Scope(Scope? outer) => _outer = outer;

    /// <summary>Whether rows are made by $apply: only what it made has a name then.</summary>
    internal bool Aggregated { get; private init; }

    internal int Lambdas { get; private init; }

    /// <summary>A scope in which <c>$it</c> is a row.</summary>
    internal static Scope Of(Expression row)
    {
        var scope = new Scope(null);
        scope._variables["$it"] = row;
        return scope;
    }

    /// <summary>A scope in which only named values exist.</summary>
    internal static Scope OfValues(IEnumerable<(string Path, Expression Value)> values)
    {
        var scope = new Scope(null) { Aggregated = true };
        foreach (var (path, value) in values)
            scope._values[path] = value;
        return scope;
    }

    /// <summary>One scope further in, with a variable more.</summary>
    internal Scope With(string variable, Expression row)
    {
        if (Lambdas == ODataLimits.Lambdas)
            throw RefusedException.TooMuch($"'any' and 'all' must not be nested deeper than {ODataLimits.Lambdas}.", "$filter");
        var scope = new Scope(this) { Aggregated = Aggregated, Lambdas = Lambdas + 1 };
        scope._variables[variable] = row;
        return scope;
    }

    /// <summary>Gives a value a name, as $compute does.</summary>
    internal void Name(string name, Expression value) => _values[name] = value;

    internal Expression? Variable(string name) => _variables.GetValueOrDefault(name) ?? _outer?.Variable(name);

    internal Expression? Value(string path) => _values.GetValueOrDefault(path) ?? _outer?.Value(path);
}
