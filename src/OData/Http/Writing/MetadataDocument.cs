using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;

namespace Switchboard.OData.Http.Writing;

/// <summary>A model as CSDL, in XML and in JSON.</summary>
internal static class MetadataDocument
{
    internal static byte[] Xml(IEdmModel model)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            if (!CsdlWriter.TryWriteCsdl(model, xml, CsdlTarget.OData, out var mistakes))
                throw Contradiction(mistakes);
        }

        return bytes.ToArray();
    }

    internal static byte[] Json(IEdmModel model)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            if (!CsdlWriter.TryWriteCsdl(model, json, out var mistakes))
                throw Contradiction(mistakes);
        }

        return bytes.ToArray();
    }

    private static InvalidOperationException Contradiction(IEnumerable<EdmError> mistakes) =>
        new("The model cannot be written as CSDL: " + string.Join(' ', mistakes.Select(m => m.ErrorMessage)));
}
