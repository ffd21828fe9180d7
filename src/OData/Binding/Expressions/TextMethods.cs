using System.Reflection;

namespace Switchboard.OData.Binding.Expressions;

/// <summary>Methods of text that EF Core has SQL for.</summary>
internal static class TextMethods
{
    internal static readonly MethodInfo Contains = Of(nameof(string.Contains), typeof(string));
    internal static readonly MethodInfo StartsWith = Of(nameof(string.StartsWith), typeof(string));
    internal static readonly MethodInfo EndsWith = Of(nameof(string.EndsWith), typeof(string));
    internal static readonly MethodInfo IndexOf = Of(nameof(string.IndexOf), typeof(string));
    internal static readonly MethodInfo ToLower = Of(nameof(string.ToLower));
    internal static readonly MethodInfo ToUpper = Of(nameof(string.ToUpper));
    internal static readonly MethodInfo Trim = Of(nameof(string.Trim));
    internal static readonly MethodInfo Rest = Of(nameof(string.Substring), typeof(int));
    internal static readonly MethodInfo Substring = Of(nameof(string.Substring), typeof(int), typeof(int));
    internal static readonly MethodInfo Concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;

    private static MethodInfo Of(string name, params Type[] parameters) => typeof(string).GetMethod(name, parameters)!;
}
