using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Switchboard.Host.Rest.Fields;

/// <summary>The fields of a view, each with its writer, made once.</summary>
internal static class ViewFields<TView>
    where TView : class
{
    internal static readonly FrozenDictionary<string, Action<Utf8JsonWriter, TView>> Writers = typeof(TView).GetProperties()
        .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
        .ToFrozenDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), Writer, StringComparer.Ordinal);

    private static Action<Utf8JsonWriter, TView> Writer(PropertyInfo property) =>
        (Action<Utf8JsonWriter, TView>)typeof(ViewFields<TView>).GetMethod(nameof(Compile), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(property.PropertyType).Invoke(null, [property])!;

    private static Action<Utf8JsonWriter, TView> Compile<TField>(PropertyInfo property)
    {
        var view = Expression.Parameter(typeof(TView));
        var read = Expression.Lambda<Func<TView, TField>>(Expression.Property(view, property), view).Compile();
        var shape = (JsonTypeInfo<TField>)RestJson.Options.GetTypeInfo(typeof(TField));
        var name = JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        return (writer, row) =>
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, read(row), shape);
        };
    }
}
