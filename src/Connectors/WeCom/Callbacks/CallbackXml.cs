using System.Buffers;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace Switchboard.Connectors.WeCom.Callbacks;

/// <summary>The platform's XML: elements with text in them, nothing else. What looks otherwise was not written by it.</summary>
internal static class CallbackXml
{
    private const int Deepest = 8;
    private const int MostElements = 500;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b\u000c\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\ufeff\ufffe\uffff");

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 1 << 20,
        MaxCharactersFromEntities = 1024,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The text of each element by its name, the first where a name comes twice; null when it is not such XML.</summary>
    internal static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || !Utf8.IsValid(utf8))
            return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(Allowed(Encoding.UTF8.GetString(utf8))), Settings);
            return Read(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>People paste characters that XML forbids even in escapes. The message counts more than they do.</summary>
    private static string Allowed(string xml)
    {
        if (xml.AsSpan().IndexOfAny(Forbidden) < 0)
            return xml;
        var allowed = new StringBuilder(xml.Length);
        foreach (var c in xml)
        {
            if (!Forbidden.Contains(c))
                allowed.Append(c);
        }

        return allowed.ToString();
    }

    private static Dictionary<string, string>? Read(XmlReader reader)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<(string Name, StringBuilder Text)>();
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.HasAttributes || reader.Depth >= Deepest || ++elements > MostElements || (reader.Depth == 0 && reader.Name != "xml"))
                        return null;
                    if (reader.IsEmptyElement)
                        read.TryAdd(reader.Name, "");
                    else
                        open.Push((reader.Name, new StringBuilder()));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Text.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    var (name, text) = open.Pop();
                    read.TryAdd(name, text.ToString());
                    break;
            }
        }

        return read;
    }
}
