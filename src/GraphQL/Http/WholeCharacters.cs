using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Switchboard.GraphQL.Http;

/// <summary>JSON may hold bytes that are no UTF-8 and half a surrogate pair, as <c>"\ud800"</c>. Reading either as text throws wherever it is first read; so it is turned away at the door.</summary>
internal static class WholeCharacters
{
    private const int EscapeLength = 6;

    /// <summary>Whether all text in it can be read.</summary>
    internal static bool In(JsonElement json)
    {
        var rest = JsonMarshal.GetRawUtf8Value(json);
        if (!Utf8.IsValid(rest))
            return false;
        var half = false;
        while (true)
        {
            // A backslash stands in text alone, and there always before something.
            var escape = rest.IndexOf((byte)'\\');
            if (half && escape != 0)
                return false;
            if (escape < 0)
                return true;
            rest = rest[escape..];
            var unit = rest[1] == 'u' && Utf8Parser.TryParse(rest[2..EscapeLength], out ushort code, out _, 'x') ? (char)code : '\0';
            if (half != char.IsLowSurrogate(unit))
                return false;
            half = char.IsHighSurrogate(unit);
            rest = rest[(rest[1] == 'u' ? EscapeLength : 2)..];
        }
    }
}
