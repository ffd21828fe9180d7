using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Switchboard.Language.Training;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Intents;

/// <summary>
/// Which examples a model never learns, so that all versions can be measured on them. A text's own hash decides, with the tenant's id in it:
/// what was held back once stays so while other texts come and go. Every intent has at least one, and at most a third of its examples.
/// </summary>
internal static class HeldBack
{
    private const double Share = 0.2;

    internal static (IReadOnlyList<Example> Learned, IReadOnlyList<Example> Held) Split(TenantId tenant, IReadOnlyList<Example> examples)
    {
        var (learned, held) = (new List<Example>(), new List<Example>());
        foreach (var intent in examples.GroupBy(e => e.Label, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            List<(Example Example, double Place)> order = [.. intent.Select(e => (e, PlaceOf(tenant, e.Text))).OrderBy(e => e.Item2).ThenBy(e => e.e.Text, StringComparer.Ordinal)];
            var back = Math.Clamp(order.Count(o => o.Place < Share), 1, Math.Max(1, order.Count / 3));
            held.AddRange(order.Take(back).Select(o => o.Example));
            learned.AddRange(order.Skip(back).Select(o => o.Example));
        }

        return (learned, held);
    }

    /// <summary>Evenly from 0 to 1.</summary>
    private static double PlaceOf(TenantId tenant, string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\n{text}"), hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
    }
}
