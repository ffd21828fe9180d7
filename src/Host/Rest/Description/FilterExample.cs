using System.Text.Json;
using Switchboard.Host.OData;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Description;

/// <summary>A condition that a set understands, made of the fields by which it is filtered and ordered anyway.</summary>
internal sealed class FilterExample : ISetVisitor<string>
{
    internal static readonly FilterExample Instance = new();

    public string Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct
    {
        var words = set.Filters.Values.Select(f => Equal(f.Name, Bare(f.Type))).FirstOrDefault(e => e is not null);
        var order = set.DefaultSort.Name;
        var field = typeof(TView).GetProperties().First(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == order);
        var from = From(order, Bare(field.PropertyType));
        return (words, from) is (null, null) ? $"{order} ne null" : string.Join(" and ", new[] { words, from }.OfType<string>());
    }

    private static string? Equal(string name, Type type) => type.IsEnum ? $"{name} eq '{WordsOf.Member((Enum)Enum.GetValues(type).GetValue(0)!)}'"
        : type == typeof(bool) ? $"{name} eq true"
        : null;

    private static string? From(string name, Type type) => type == typeof(DateTimeOffset) ? $"{name} ge 2026-01-01T00:00:00Z"
        : type == typeof(DateOnly) ? $"{name} ge 2026-01-01"
        : type == typeof(string) ? $"startswith({name},'A')"
        : null;

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
