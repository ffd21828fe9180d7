using System.Text.Json;
using Switchboard.OData.Binding;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Writes what stands behind a navigation property.</summary>
internal sealed class ExpansionWriter
{
    private readonly ODataExpandedShape _shape;
    private readonly ODataSet _owner;
    private readonly ODataSet _target;
    private readonly AnswerPlace _place;
    private readonly RowWriter _rows;
    private readonly JsonEncodedText _name;
    private readonly JsonEncodedText _count;
    private readonly JsonEncodedText _next;

    /// <param name="owner">Whose navigation property.</param>
    /// <param name="shape">What is expanded.</param>
    /// <param name="place">Where the answer is asked for.</param>
    internal ExpansionWriter(ODataSet owner, ODataExpandedShape shape, AnswerPlace place)
    {
        (_owner, _shape, _target, _place) = (owner, shape, shape.Navigation.Target, place);
        _rows = new RowWriter(shape.Shape, place);
        _name = ControlNames.Encode(shape.Navigation.Name);
        _count = place.Terms.Control.About(shape.Navigation.Name, "count");
        _next = place.Terms.Control.About(shape.Navigation.Name, "nextLink");
    }

    internal void Write(Utf8JsonWriter json, ODataRow owner, in ODataExpansion found)
    {
        if (found.Count is { } count)
            WriteCount(json, count);
        json.WritePropertyName(_name);
        if (!_shape.Navigation.IsMany)
        {
            WriteOne(json, found);
            return;
        }

        json.WriteStartArray();
        foreach (var row in found.Rows)
            WriteRow(json, row);
        json.WriteEndArray();
        if (found.SkipToken is not null)
            json.WriteString(_next, NextLink(owner, found.SkipToken));
    }

    private void WriteOne(Utf8JsonWriter json, in ODataExpansion found)
    {
        if (found.Rows.Count == 0)
            json.WriteNullValue();
        else
            WriteRow(json, found.Rows[0]);
    }

    private void WriteRow(Utf8JsonWriter json, ODataRow row)
    {
        if (_shape.ReferencesOnly)
            ReferenceWriter.Write(json, _place, _target, row);
        else
            _rows.Write(json, row);
    }

    private void WriteCount(Utf8JsonWriter json, long count)
    {
        if (_place.Terms.Ieee754)
            json.WriteString(_count, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        else
            json.WriteNumber(_count, count);
    }

    /// <summary>The related collection itself, asked with the same options from where this page ends.</summary>
    private string NextLink(ODataRow owner, string token)
    {
        var path = _place.Root + KeyText.AddressOf(_owner, owner.Item) + "/" + _shape.Navigation.Name + (_shape.ReferencesOnly ? "/$ref" : "");
        var options = _shape.Options.Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value)}");
        return $"{path}?{string.Join('&', [.. options, "$skiptoken=" + Uri.EscapeDataString(token)])}";
    }
}
