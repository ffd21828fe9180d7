using System.Text.Json;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Execution;

/// <summary>The pairs of scalar and CLR type of which every value can be written as it is. For all others the value is coerced first.</summary>
internal static class LeafWriters
{
    internal static ILeafWriter? For<TSource, TValue>(Func<TSource, TValue> read, SchemaType leaf)
        where TSource : class
    {
        var name = (leaf as ScalarType)?.Name;
        return read switch
        {
            Func<TSource, string> text when name is "String" or "ID" => new Direct<TSource, string?>(text, static (json, v) => json.WriteStringValue(v)),
            Func<TSource, bool> flag when name == "Boolean" => new Direct<TSource, bool>(flag, static (json, v) => json.WriteBooleanValue(v)),
            Func<TSource, bool?> flag when name == "Boolean" => new Direct<TSource, bool?>(flag, static (json, v) => json.WriteBooleanValue(v!.Value)),
            Func<TSource, int> number when name is "Int" or "Float" => new Direct<TSource, int>(number, static (json, v) => json.WriteNumberValue(v)),
            Func<TSource, int?> number when name is "Int" or "Float" => new Direct<TSource, int?>(number, static (json, v) => json.WriteNumberValue(v!.Value)),
            Func<TSource, long> number when name == "Long" => new Direct<TSource, long>(number, static (json, v) => json.WriteNumberValue(v)),
            Func<TSource, Guid> id when name is "ID" or "String" or "UUID" => new Direct<TSource, Guid>(id, static (json, v) => json.WriteStringValue(v)),
            Func<TSource, DateTimeOffset> time when name == "DateTime" => new Direct<TSource, DateTimeOffset>(time, static (json, v) => json.WriteStringValue(v.UtcDateTime)),
            Func<TSource, DateTimeOffset?> time when name == "DateTime" => new Direct<TSource, DateTimeOffset?>(time, static (json, v) => json.WriteStringValue(v!.Value.UtcDateTime)),
            _ => null,
        };
    }

    private sealed class Direct<TSource, TValue>(Func<TSource, TValue> read, Action<Utf8JsonWriter, TValue> write) : ILeafWriter
        where TSource : class
    {
        public bool IsNull(object source) => default(TValue) is null && read((TSource)source) is null;

        public void Write(Utf8JsonWriter json, object source)
        {
            var value = read((TSource)source);
            if (value is null)
                json.WriteNullValue();
            else
                write(json, value);
        }
    }
}
