using System.Text;

namespace Switchboard.Plugins.Testing;

/// <summary>What strangers send to a callback address.</summary>
public static class HostileContent
{
    private const int Megabyte = 1024 * 1024;

    private static readonly Dictionary<string, Func<byte[]>> Bodies = new(StringComparer.Ordinal)
    {
        ["nothing"] = () => [],
        ["a megabyte of zeros"] = () => new byte[Megabyte],
        ["a megabyte of one letter"] = () => Bytes(new string('a', Megabyte)),
        ["objects 10,000 deep"] = () => Bytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000)),
        ["lists 500,000 deep, never closed"] = () => Bytes(new string('[', 500_000)),
        ["half a surrogate in JSON"] = () => Bytes("{\"\\ud800\":\"\\udfff\",\"encrypt\":\"\\ud83d\",\"schema\":\"\\ud800\",\"msgtype\":\"\\udc00\"}"),
        ["bytes that are no UTF-8"] = () => [.. "{\"encrypt\":\""u8, 0xc3, 0x28, 0xff, .. "\"}"u8],
        ["a number without an end"] = () => Bytes("{\"a\":" + new string('9', Megabyte / 2) + "}"),
        ["fifty thousand fields"] = () => Bytes("{" + string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"f{i}\":{i}")) + "}"),
        ["the same field again and again"] = () => Bytes("{" + string.Join(',', Enumerable.Repeat("\"encrypt\":\"x\"", 50_000)) + "}"),
        ["JSON that is no object"] = () => Bytes("[null,true,\"x\"]"),
        ["entities that multiply"] = () => Bytes(
            "<!DOCTYPE xml [<!ENTITY a \"lol\">" + string.Concat(Enumerable.Range(0, 9).Select(i => $"<!ENTITY {(char)('b' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i)};", 10))}\">")) + "]><xml><Encrypt>&j;</Encrypt><Content>&j;</Content></xml>"),
        ["an entity that is a file"] = () => Bytes("<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Encrypt>&e;</Encrypt><Content>&e;</Content></xml>"),
        ["a document type from elsewhere"] = () => Bytes("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:9/evil.dtd\"><xml><Encrypt>x</Encrypt></xml>"),
        ["elements 100,000 deep"] = () => Bytes(string.Concat(Enumerable.Repeat("<a>", 100_000))),
        ["XML without an end"] = () => Bytes("<xml><Encrypt>x"),
        ["a form"] = () => Bytes("encrypt=x&msg_signature=y"),
    };

    /// <summary>What there is.</summary>
    public static IReadOnlyCollection<string> Names => Bodies.Keys;

    /// <summary>The bytes of one.</summary>
    public static byte[] Of(string name) => Bodies[name]();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
