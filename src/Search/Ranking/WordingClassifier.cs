using Switchboard.Search.Analysis;
using Switchboard.Search.Indexing;

namespace Switchboard.Search.Ranking;

/// <summary>
/// Learns from the wordings which document a question belongs to: softmax over documents, with a weight only where a word has spoken for or
/// against a document. Only where enough wordings were written: two loose ones an article teach it more wrong than right.
/// </summary>
internal sealed class WordingClassifier
{
    private const int LeastWordings = 4;
    private const int MostWordings = 20_000;
    private const int Rounds = 15;
    private const float Step = 0.5f;
    private const float Ignored = 0.002f;

    private readonly Dictionary<uint, int> _features = [];
    private readonly List<List<Weight>> _weights = [];
    private readonly List<float> _rarity = [];
    private readonly int[] _documents;
    private readonly int _size;

    private WordingClassifier(int[] documents, int size) => (_documents, _size) = (documents, size);

    internal long Bytes => _weights.Sum(w => 56L + (12 * w.Count)) + (_features.Count * 28L);

    /// <summary>Null where it would not help.</summary>
    internal static WordingClassifier? Train(Segment segment)
    {
        var documents = Enumerable.Range(0, segment.Documents).Where(d => segment.WordingsOf(d) >= LeastWordings).ToArray();
        if (documents.Length < 2 || documents.Length * 2 < segment.Documents || documents.Sum(segment.WordingsOf) > MostWordings)
            return null;
        var learned = new WordingClassifier(documents, segment.Documents);
        learned.Learn(segment);
        return learned;
    }

    /// <summary>For each document how likely the question is its own; together 1.</summary>
    internal float[] Judge(string folded)
    {
        var likely = new float[_size];
        var shares = Shares(Known(FeaturesOf(folded)));
        for (var i = 0; i < shares.Length; i++)
            likely[_documents[i]] = shares[i];
        return likely;
    }

    private void Learn(Segment segment)
    {
        var examples = new List<(int Class, (int Feature, float Value)[] Values)>();
        var texts = new List<(int Class, HashSet<uint> Features)>();
        for (var i = 0; i < _documents.Length; i++)
        {
            for (var w = segment.FirstWording[_documents[i]]; w < segment.FirstWording[_documents[i] + 1]; w++)
                texts.Add((i, FeaturesOf(segment.WordingText[w])));
        }

        foreach (var feature in texts.SelectMany(t => t.Features))
        {
            if (_features.TryAdd(feature, _features.Count))
            {
                _weights.Add([]);
                _rarity.Add(0);
            }

            _rarity[_features[feature]]++;
        }

        for (var f = 0; f < _rarity.Count; f++)
            _rarity[f] = MathF.Log(1 + (texts.Count / _rarity[f]));
        examples.AddRange(texts.Select(t => (t.Class, Known(t.Features))));
        var random = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            var order = Enumerable.Range(0, examples.Count).ToArray();
            random.Shuffle(order);
            foreach (var at in order)
                Correct(examples[at].Class, examples[at].Values);
        }
    }

    private void Correct(int right, (int Feature, float Value)[] values)
    {
        var shares = Shares(values);
        for (var c = 0; c < shares.Length; c++)
        {
            var wrong = shares[c] - (c == right ? 1 : 0);
            if (c != right && wrong < Ignored)
                continue;
            foreach (var (feature, value) in values)
                Move(_weights[feature], c, wrong * value);
        }
    }

    /// <summary>AdaGrad: what was moved often is moved less.</summary>
    private static void Move(List<Weight> weights, int document, float slope)
    {
        var at = weights.FindIndex(w => w.Class == document);
        var weight = at < 0 ? new Weight(document, 0, 0) : weights[at];
        var squares = weight.Squares + (slope * slope);
        weight = new Weight(document, weight.Value - (Step * slope / MathF.Sqrt(squares + 1e-6f)), squares);
        if (at < 0)
            weights.Add(weight);
        else
            weights[at] = weight;
    }

    private float[] Shares((int Feature, float Value)[] values)
    {
        var scores = new float[_documents.Length];
        foreach (var (feature, value) in values)
        {
            foreach (var weight in _weights[feature])
                scores[weight.Class] += weight.Value * value;
        }

        var (most, sum) = (scores.Max(), 0f);
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = MathF.Exp(scores[i] - most);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
        return scores;
    }

    private (int Feature, float Value)[] Known(HashSet<uint> features)
    {
        var known = features.Where(_features.ContainsKey).Select(f => _features[f]).Select(f => (Feature: f, Value: _rarity[f])).ToArray();
        var norm = MathF.Max(1e-6f, MathF.Sqrt(known.Sum(k => k.Value * k.Value)));
        return Array.ConvertAll(known, k => (k.Feature, k.Value / norm));
    }

    /// <summary>Words, two words together, and runs of three to five letters.</summary>
    private static HashSet<uint> FeaturesOf(string folded)
    {
        var features = new HashSet<uint>();
        Span<char> buffer = stackalloc char[TermReader.Longest + 1];
        var terms = new TermReader(folded, buffer);
        var before = 1u;
        while (terms.MoveNext())
        {
            var term = Hash(terms.Term, 7);
            features.Add(term);
            if (terms.Kind != TermKind.Word)
                continue;
            features.Add((before * 0x9e3779b1u) ^ term);
            before = term;
        }

        var spaced = " " + folded + " ";
        for (var length = 3; length <= 5; length++)
        {
            for (var i = 0; i + length <= spaced.Length; i++)
                features.Add(Hash(spaced.AsSpan(i, length), 11));
        }

        return features;
    }

    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        var hash = 2166136261u ^ seed;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619u;
        return hash;
    }

    private readonly record struct Weight(int Class, float Value, float Squares);
}
