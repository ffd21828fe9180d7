using System.Reflection;
using System.Text.Json;

namespace Switchboard.Registry;

/// <summary>A property of a view that not everyone who sees the rest may see. Callers without the permission do not know it, at any door.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrivateAttribute(string permission) : Attribute
{
    /// <summary>What a caller needs in order to see it, beside the right to read the rest.</summary>
    public string Permission { get; } = permission;
}

/// <summary>The private properties of a view, found once.</summary>
public static class PrivateFields<TView>
{
    private static readonly (string Name, string Permission)[] All =
        [.. from property in typeof(TView).GetProperties() let mark = property.GetCustomAttribute<PrivateAttribute>() where mark is not null select (JsonNamingPolicy.CamelCase.ConvertName(property.Name), mark.Permission)];

    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    /// <summary>Names, in camel case, of what a caller does not know.</summary>
    public static IReadOnlySet<string> HiddenFrom(Caller caller) =>
        Array.TrueForAll(All, f => caller.May(f.Permission)) ? None : All.Where(f => !caller.May(f.Permission)).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
}
