using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Fields;

/// <summary>Which fields of a view were asked for, with <c>fields=id,status</c>: only those leave the database and only those are sent.</summary>
internal sealed class FieldSelection<TView>
    where TView : class
{
    internal const string Parameter = "fields";

    private readonly List<Action<Utf8JsonWriter, TView>> _writers = [];

    internal HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    internal static Outcome<FieldSelection<TView>> Read(StringValues raw, Caller caller)
    {
        if (raw is not [{ } list])
            return new InvalidInput(Parameter, "may stand only once.");
        var hidden = PrivateFields<TView>.HiddenFrom(caller);
        var selection = new FieldSelection<TView>();
        foreach (var name in list.Split(','))
        {
            if (!ViewFields<TView>.Writers.TryGetValue(name, out var writer) || hidden.Contains(name))
                return new InvalidInput(Parameter, $"'{name}' is no field here; known are {string.Join(", ", ViewFields<TView>.Writers.Keys.Except(hidden).Order(StringComparer.Ordinal))}.");
            if (selection.Names.Add(name))
                selection._writers.Add(writer);
        }

        return selection;
    }

    internal byte[] Write(TView row) => Bytes(writer => WriteRow(writer, row));

    internal byte[] WritePage(List<TView> rows, string? nextCursor) => Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (var row in rows)
            WriteRow(writer, row);
        writer.WriteEndArray();
        writer.WriteString("nextCursor"u8, nextCursor);
        writer.WriteEndObject();
    });

    private void WriteRow(Utf8JsonWriter writer, TView row)
    {
        writer.WriteStartObject();
        foreach (var write in _writers)
            write(writer, row);
        writer.WriteEndObject();
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = RestJson.Options.Encoder }))
            write(writer);
        return bytes.WrittenSpan.ToArray();
    }
}
