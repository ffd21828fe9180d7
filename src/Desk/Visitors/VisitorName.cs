using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Desk.Visitors;

/// <summary>Something to call a stranger by: agents tell "Visitor 4821" from "Visitor 0937" at a glance.</summary>
internal static class VisitorName
{
    internal static string Of(string externalId, string? language)
    {
        var number = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(externalId))) % 10_000;
        return language == "zh-CN" ? $"访客 {number:0000}" : $"Visitor {number:0000}";
    }
}
