using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Switchboard.GraphQL.Execution;

/// <summary>Specification 7: the answer as UTF-8, straight to where it goes.</summary>
internal static class ResponseWriter
{
    /// <summary>Chinese stays Chinese: a third of the bytes. What HTML could stumble over is escaped all the same.</summary>
    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    internal static void Write(Utf8JsonWriter json, ExecutionResult result, double? cost = null)
    {
        json.WriteStartObject();
        if (result.Errors.Count > 0)
            WriteErrors(json, result.Errors);
        if (result.Executed)
        {
            json.WritePropertyName("data"u8);
            if (result.Data is null)
                json.WriteNullValue();
            else
                WriteObject(json, result.Data);
        }

        if (cost is { } spent)
        {
            json.WriteStartObject("extensions"u8);
            json.WriteNumber("cost"u8, spent);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    internal static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<RequestError> errors)
    {
        json.WritePropertyName("errors"u8);
        WriteErrorList(json, errors);
    }

    internal static void WriteErrorList(Utf8JsonWriter json, IReadOnlyList<RequestError> errors)
    {
        json.WriteStartArray();
        foreach (var error in errors)
            WriteError(json, error);
        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, RequestError error)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0)
        {
            json.WriteStartArray("locations"u8);
            foreach (var location in error.Locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, location.Line);
                json.WriteNumber("column"u8, location.Column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (error.Path is { } path)
        {
            json.WriteStartArray("path"u8);
            foreach (var step in path)
            {
                if (step is int position)
                    json.WriteNumberValue(position);
                else
                    json.WriteStringValue((string)step);
            }

            json.WriteEndArray();
        }

        if (error.Code is not null)
        {
            json.WriteStartObject("extensions"u8);
            json.WriteString("code"u8, error.Code);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, ResultObject result)
    {
        var (level, index) = (result.Level, result.Index);
        json.WriteStartObject();
        for (var i = 0; i < level.Plan.Fields.Count; i++)
        {
            var field = level.Plan.Fields[i];
            json.WritePropertyName(field.EncodedKey);
            if (field.Writer is { } writer)
                writer.Write(json, level.Sources[index]);
            else
                WriteValue(json, level.Columns[i]![index]);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case ResultObject child:
                WriteObject(json, child);
                break;
            case ResultList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            default:
                JsonSerializer.Serialize(json, value, value.GetType());
                break;
        }
    }
}
