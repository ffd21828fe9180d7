namespace Switchboard.Host.Scim.Filters;

/// <summary>A condition in the language of RFC 7644, section 3.4.2.2.</summary>
internal abstract record ScimFilter
{
    internal sealed record Both(ScimFilter Left, ScimFilter Right) : ScimFilter;

    internal sealed record Either(ScimFilter Left, ScimFilter Right) : ScimFilter;

    internal sealed record Not(ScimFilter Inner) : ScimFilter;

    /// <param name="Path">Of what.</param>
    /// <param name="Operator">In lower case; <c>pr</c> has no value.</param>
    /// <param name="Value">A string, a bool, a decimal or null.</param>
    internal sealed record Comparison(AttributePath Path, string Operator, object? Value) : ScimFilter;

    /// <summary>One value of several for which all of it holds: <c>emails[type eq "work" and value co "@"]</c>.</summary>
    internal sealed record Within(AttributePath Path, ScimFilter Inner) : ScimFilter;
}
