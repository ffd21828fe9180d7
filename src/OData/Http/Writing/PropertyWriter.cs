using System.Text.Json;
using Switchboard.OData.Binding;
using Switchboard.OData.Http.Terms;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>Writes one property of a row, name and value.</summary>
internal abstract class PropertyWriter
{
    internal abstract void Write(Utf8JsonWriter json, object owner, AnswerTerms terms);
}

internal sealed class PropertyWriter<TOwner, TValue>(ODataProperty<TOwner, TValue> property, ModelFace face) : PropertyWriter
{
    private readonly JsonEncodedText _name = ControlNames.Encode(property.Name);
    private readonly Func<TOwner, TValue> _read = property.Read;
    private readonly TypeNote? _note = TypeNote.Of(property.Name, property.Type, property.IsCollection);
    private readonly ValueWriter<TValue> _write = ValueWriters.For<TValue>(property.Type, property.IsCollection, face);

    internal override void Write(Utf8JsonWriter json, object owner, AnswerTerms terms)
    {
        var value = _read((TOwner)owner);
        if (terms.Full)
            _note?.Write(json, terms);
        json.WritePropertyName(_name);
        if (value is null)
            json.WriteNullValue();
        else
            _write(json, value, terms);
    }
}

/// <summary>Makes a writer of a property.</summary>
internal sealed class WriterOfProperty(ModelFace face) : IODataPropertyVisitor<PropertyWriter>
{
    public PropertyWriter Visit<TOwner, TValue>(ODataProperty<TOwner, TValue> property) => new PropertyWriter<TOwner, TValue>(property, face);
}

/// <summary>A record of which a part was selected.</summary>
internal sealed class PartWriter : PropertyWriter
{
    private readonly ODataProperty _property;
    private readonly JsonEncodedText _name;
    private readonly PropertyWriter[] _members;

    private PartWriter(ODataProperty property, IReadOnlyList<ODataSelected> within, ModelFace face)
    {
        _property = property;
        _name = ControlNames.Encode(property.Name);
        _members = [.. within.Select(m => Of(m, face))];
    }

    internal static PropertyWriter Of(ODataSelected selected, ModelFace face) =>
        selected.Within is null ? face.WriterOf(selected.Property) : new PartWriter(selected.Property, selected.Within, face);

    internal override void Write(Utf8JsonWriter json, object owner, AnswerTerms terms)
    {
        json.WritePropertyName(_name);
        if (_property.ValueIn(owner) is not { } value)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        foreach (var member in _members)
            member.Write(json, value, terms);
        json.WriteEndObject();
    }
}
