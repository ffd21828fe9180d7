using System.Collections.Concurrent;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Writing;

/// <summary>A model as answers show it: writers and metadata, made once for all callers who share it.</summary>
internal sealed class ModelFace
{
    private readonly ConcurrentDictionary<ODataProperty, PropertyWriter> _properties = new();
    private readonly ConcurrentDictionary<ODataType, ValueWriter<object>> _values = new();
    private readonly Lazy<byte[]> _xml;
    private readonly Lazy<byte[]> _json;
    private readonly WriterOfProperty _writers;

    internal ModelFace(ODataModel model)
    {
        _writers = new WriterOfProperty(this);
        _xml = new Lazy<byte[]>(() => MetadataDocument.Xml(model.Edm));
        _json = new Lazy<byte[]>(() => MetadataDocument.Json(model.Edm));
    }

    internal byte[] Xml => _xml.Value;

    internal byte[] Json => _json.Value;

    internal PropertyWriter WriterOf(ODataProperty property) => _properties.GetOrAdd(property, p => p.Accept(_writers));

    internal ValueWriter<object> WriterOf(ODataType type) => _values.GetOrAdd(type, t => ValueWriters.Boxed(t, this));
}
