using System.Text.Json;
using Switchboard.OData.Binding;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>A row's address in place of the row.</summary>
internal static class ReferenceWriter
{
    internal static void Write(Utf8JsonWriter json, AnswerPlace place, ODataSet set, ODataRow row)
    {
        json.WriteStartObject();
        json.WriteString(place.Terms.Control.Id, place.Root + KeyText.AddressOf(set, row.Item));
        json.WriteEndObject();
    }
}
