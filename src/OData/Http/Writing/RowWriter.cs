using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.OData.Edm;
using Switchboard.OData.Binding;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Writes rows of one shape.</summary>
internal sealed class RowWriter
{
    private readonly AnswerTerms _terms;
    private readonly string _root;
    private readonly ODataSet _set;
    private readonly PropertyWriter[] _properties;
    private readonly ColumnWriter[] _computed;
    private readonly ExpansionWriter[] _expanded;
    private readonly NavigationLinks? _links;

    /// <param name="shape">What rows have.</param>
    /// <param name="place">Where the answer is asked for and how it is written.</param>
    internal RowWriter(ODataShape shape, AnswerPlace place)
    {
        (_terms, _root, _set) = (place.Terms, place.Root, shape.Set);
        _properties = [.. shape.Properties.Select(p => PartWriter.Of(p, place.Face))];
        _computed = [.. shape.Computed.Select(c => new ColumnWriter(c.Path[^1], c.Type, note: true, place.Face))];
        _expanded = [.. shape.Expanded.Select(e => new ExpansionWriter(_set, e, place))];
        _links = _terms.Full ? new NavigationLinks(_set, _terms.Control) : null;
    }

    internal void Write(Utf8JsonWriter json, ODataRow row)
    {
        json.WriteStartObject();
        WriteMembers(json, row);
        json.WriteEndObject();
    }

    /// <summary>Everything between the braces.</summary>
    internal void WriteMembers(Utf8JsonWriter json, ODataRow row)
    {
        var address = _terms.Full ? _root + KeyText.AddressOf(_set, row.Item) : null;
        if (address is not null)
        {
            json.WriteString(_terms.Control.Type, "#" + _set.EntityType.FullTypeName());
            json.WriteString(_terms.Control.Id, address);
        }

        if (_set.Version.Count > 0 && _terms.Level != MetadataLevel.None)
            json.WriteString(_terms.Control.Etag, TagOf(_set, row.Item));
        if (address is not null)
            json.WriteString(_terms.Control.ReadLink, address);
        foreach (var property in _properties)
            property.Write(json, row.Item, _terms);
        for (var i = 0; i < _computed.Length; i++)
            _computed[i].Write(json, row.Computed[i], _terms);
        if (address is not null)
            _links!.Write(json, address);
        for (var i = 0; i < _expanded.Length; i++)
            _expanded[i].Write(json, row, row.Expanded[i]);
    }

    /// <summary>The version of a row, by the values that the set says tell versions apart.</summary>
    internal static string TagOf(ODataSet set, object row)
    {
        var values = string.Join('\u001f', set.Version.Select(v => v.ValueIn(row) is { } value ? (v.IsCollection ? "" : KeyText.Bare(v.Type, value)) : "\u0000"));
        return $"W/\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(values)).AsSpan(0, 15))}\"";
    }
}

/// <summary>What every writer of an answer needs to know.</summary>
internal sealed record AnswerPlace(string Root, AnswerTerms Terms, ModelFace Face);

/// <summary>A value that no property holds.</summary>
internal sealed class ColumnWriter(string name, ODataType type, bool note, ModelFace face)
{
    private readonly JsonEncodedText _name = ControlNames.Encode(name);
    private readonly TypeNote? _note = note ? TypeNote.Of(name, type, many: false) : null;
    private readonly ValueWriter<object> _write = face.WriterOf(type);

    internal void Write(Utf8JsonWriter json, object? value, AnswerTerms terms)
    {
        // The metadata does not know it, so the answer says what it is.
        if (terms.Level != MetadataLevel.None && value is not null)
            _note?.Write(json, terms);
        json.WritePropertyName(_name);
        if (value is null)
            json.WriteNullValue();
        else
            _write(json, value, terms);
    }
}

/// <summary>Where a row's relations are found, for readers that want to be told.</summary>
internal sealed class NavigationLinks(ODataSet set, ControlNames control)
{
    private readonly (JsonEncodedText Association, JsonEncodedText Navigation, string Name)[] _links =
        [.. set.Navigations.Select(n => (control.About(n.Name, "associationLink"), control.About(n.Name, "navigationLink"), n.Name))];

    internal void Write(Utf8JsonWriter json, string row)
    {
        foreach (var (association, navigation, name) in _links)
        {
            json.WriteString(association, $"{row}/{name}/$ref");
            json.WriteString(navigation, $"{row}/{name}");
        }
    }
}
