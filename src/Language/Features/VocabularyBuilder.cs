using System.Numerics;
using System.Runtime.InteropServices;

namespace Switchboard.Language.Features;

/// <summary>Counts in how many texts each feature occurs, and keeps those that enough texts have.</summary>
internal sealed class VocabularyBuilder
{
    private readonly Dictionary<uint, int>[] _texts = [[], [], [], []];
    private int _count;

    internal void Add(FeatureBag bag)
    {
        _count++;
        var keys = bag.Keys;
        var spaces = bag.Spaces;
        for (var i = 0; i < keys.Length; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(_texts[spaces[i]], keys[i], out _)++;
    }

    internal Vocabulary Build(int fewestTexts, float rarity)
    {
        var kept = _texts.Select(space => space.Where(f => f.Value >= fewestTexts).OrderBy(f => f.Key).ToArray()).ToArray();
        var starts = new int[FeatureSpace.Count + 1];
        for (var space = 0; space < FeatureSpace.Count; space++)
            starts[space + 1] = starts[space] + kept[space].Length;
        var keys = kept.SelectMany(s => s.Select(f => f.Key)).ToArray();
        var weights = kept.SelectMany(s => s.Select(f => Weight(f.Value, rarity))).ToArray();
        var bits = Math.Clamp(BitOperations.Log2((uint)keys.Length | 1), 4, 20);
        return new Vocabulary(new VocabularySections(Bytes(keys), Bytes(weights), Bytes(Buckets(keys, starts, 32 - bits)), starts, 32 - bits));
    }

    /// <summary>What few texts have tells more.</summary>
    private float Weight(int texts, float rarity) => MathF.Pow(MathF.Log((1f + _count) / (1f + texts)) + 1f, rarity);

    private static int[] Buckets(uint[] keys, int[] starts, int shift)
    {
        var perSpace = (int)(1L << (32 - shift)) + 1;
        var buckets = new int[FeatureSpace.Count * perSpace];
        for (var space = 0; space < FeatureSpace.Count; space++)
        {
            var row = starts[space];
            for (var bucket = 0; bucket < perSpace; bucket++)
            {
                while (row < starts[space + 1] && keys[row] >> shift < bucket)
                    row++;
                buckets[(space * perSpace) + bucket] = row;
            }
        }

        return buckets;
    }

    private static ReadOnlyMemory<byte> Bytes<T>(T[] values) where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
