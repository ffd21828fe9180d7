using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Switchboard.OData.Binding;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Writes what a query found.</summary>
/// <param name="Http">Where to.</param>
/// <param name="Address">What was asked for.</param>
/// <param name="Place">How it is written.</param>
/// <param name="References">Whether addresses are wanted in place of rows.</param>
internal sealed record ResultWriter(HttpContext Http, ServiceAddress Address, AnswerPlace Place, bool References)
{
    private AnswerTerms Terms => Place.Terms;

    internal async Task WriteAsync(ODataResult result, CancellationToken ct)
    {
        if (result.Kind is ODataResultKind.Count or ODataResultKind.RawValue)
        {
            await WriteBareAsync(result, ct);
            return;
        }

        Http.Response.ContentType = Terms.ContentType;
        using var buffer = new AnswerBuffer(Http);
        using var json = new Utf8JsonWriter(buffer, AnswerBuffer.Json);
        json.WriteStartObject();
        string? tag = null;
        switch (result.Kind)
        {
            case ODataResultKind.Entity:
                tag = WriteEntity(json, result);
                break;
            case ODataResultKind.Property:
                WriteProperty(json, result);
                break;
            default:
                await WriteRowsAsync(json, buffer, result, ct);
                break;
        }

        json.WriteEndObject();
        json.Flush();
        await buffer.CompleteAsync(tag, ct);
    }

    /// <returns>The row's own version, where the answer shows nothing but the row.</returns>
    private string? WriteEntity(Utf8JsonWriter json, ODataResult result)
    {
        var (shape, row) = (result.Query.Shape!, result.Rows[0]);
        if (References)
        {
            WriteContext(json, "#$ref");
            json.WriteString(Terms.Control.Id, Place.Root + KeyText.AddressOf(shape.Set, row.Item));
            return null;
        }

        WriteContext(json, $"#{shape.Set.Name}{Selection(shape.ContextSelection)}/$entity");
        new RowWriter(shape, Place).WriteMembers(json, row);
        return shape.Set.Version.Count > 0 && shape.Expanded.Count == 0 ? RowWriter.TagOf(shape.Set, row.Item) : null;
    }

    private void WriteProperty(Utf8JsonWriter json, ODataResult result)
    {
        var property = result.Query.Property[^1];
        WriteContext(json, "#" + Address.Path);
        if (property.Type is ODataComplex record && !property.IsCollection)
        {
            foreach (var member in record.Properties)
                Place.Face.WriterOf(member).Write(json, result.Value!, Terms);
            return;
        }

        json.WritePropertyName("value");
        var write = Place.Face.WriterOf(property.Type);
        if (!property.IsCollection)
        {
            write(json, result.Value!, Terms);
            return;
        }

        json.WriteStartArray();
        foreach (var item in (System.Collections.IEnumerable)result.Value!)
            write(json, item, Terms);
        json.WriteEndArray();
    }

    private async Task WriteRowsAsync(Utf8JsonWriter json, AnswerBuffer buffer, ODataResult result, CancellationToken ct)
    {
        WriteContext(json, ContextOf(result));
        if (result.Count is { } count)
            WriteCount(json, count);
        json.WriteStartArray("value");
        if (result.Kind == ODataResultKind.Aggregates)
        {
            var rows = new AggregateWriter(result.Query.Set, result.Query.Columns, Place);
            foreach (var row in result.Aggregates)
            {
                rows.Write(json, row);
                await buffer.SpillAsync(json, ct);
            }
        }
        else
        {
            var rows = References ? null : new RowWriter(result.Query.Shape!, Place);
            foreach (var row in result.Rows)
            {
                if (rows is null)
                    ReferenceWriter.Write(json, Place, result.Query.Set, row);
                else
                    rows.Write(json, row);
                await buffer.SpillAsync(json, ct);
            }
        }

        json.WriteEndArray();
        if (result.SkipToken is { } token)
            json.WriteString(Terms.Control.NextLink, Address.Root + Address.Path + (References ? "/$ref" : "") + Address.Query.With("$skiptoken", token));
    }

    private string ContextOf(ODataResult result) => result.Kind == ODataResultKind.Aggregates
        ? $"#{result.Query.Set.Name}({AggregateWriter.ContextOf(result.Query.Columns)})"
        : References ? "#Collection($ref)" : $"#{result.Query.Set.Name}{Selection(result.Query.Shape!.ContextSelection)}";

    private static string Selection(string selection) => selection.Length == 0 ? "" : $"({selection})";

    private void WriteContext(Utf8JsonWriter json, string fragment)
    {
        if (Terms.Level != MetadataLevel.None)
            json.WriteString(Terms.Control.Context, $"{Place.Root}$metadata{fragment}");
    }

    private void WriteCount(Utf8JsonWriter json, long count)
    {
        if (Terms.Ieee754)
            json.WriteString(Terms.Control.Count, count.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(Terms.Control.Count, count);
    }

    private async Task WriteBareAsync(ODataResult result, CancellationToken ct)
    {
        var text = result.Kind == ODataResultKind.Count ? result.Count!.Value.ToString(CultureInfo.InvariantCulture) : KeyText.Bare(result.Query.Property[^1].Type, result.Value!);
        Http.Response.ContentType = "text/plain;charset=utf-8";
        using var buffer = new AnswerBuffer(Http);
        buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        await buffer.CompleteAsync(tag: null, ct);
    }
}
