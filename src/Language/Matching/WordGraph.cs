using System.Numerics;

namespace Switchboard.Language.Matching;

/// <summary>
/// The words as one automaton. All ways from node to node lie in one open-addressed table, so that a step is one or two reads, however many
/// words there are; where no way leads on, a node fails to the longest other beginning that its letters end with.
/// </summary>
internal sealed class WordGraph
{
    private const int Nowhere = -1;
    private readonly List<int> _fails = [0];
    private readonly List<int> _firstWords = [Nowhere];
    private readonly List<int> _nearestWords = [Nowhere];
    private readonly Dictionary<int, int> _nextWords = [];
    private readonly Dictionary<int, int> _lengths = [];
    private readonly int[] _rootWays = new int[0x10000];
    private readonly long[] _keys;
    private readonly int[] _targets;
    private readonly int _shift;

    /// <param name="words">Letters of each word, and the number it is known by.</param>
    internal WordGraph(IEnumerable<(string Letters, int Word)> words)
    {
        var ways = new Dictionary<long, int>();
        foreach (var (letters, word) in words)
        {
            if (letters.Length > 0)
                Add(letters, word, ways);
        }

        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, ways.Count * 2));
        (_keys, _targets, _shift) = (new long[size], new int[size], 64 - BitOperations.Log2((uint)size));
        foreach (var (key, target) in ways)
            Put(key, target);
        Link(ways);
    }

    internal int LengthOf(int word) => _lengths[word];

    /// <summary>Every word that ends somewhere in the letters, with the place of its last letter.</summary>
    internal List<(int Word, int End)> Find(ReadOnlySpan<char> letters)
    {
        var found = new List<(int, int)>();
        var node = 0;
        for (var at = 0; at < letters.Length; at++)
        {
            node = Step(node, letters[at]);
            for (var end = _nearestWords[node]; end != Nowhere; end = _nearestWords[_fails[end]])
            {
                for (var word = _firstWords[end]; word != Nowhere; word = _nextWords.GetValueOrDefault(word, Nowhere))
                    found.Add((word, at));
            }
        }

        return found;
    }

    private void Add(string letters, int word, Dictionary<long, int> ways)
    {
        var node = 0;
        foreach (var letter in letters)
        {
            if (!ways.TryGetValue(Key(node, letter), out var next))
            {
                next = _fails.Count;
                _fails.Add(0);
                _firstWords.Add(Nowhere);
                _nearestWords.Add(Nowhere);
                ways.Add(Key(node, letter), next);
                if (node == 0)
                    _rootWays[letter] = next;
            }

            node = next;
        }

        if (_firstWords[node] is var before and not Nowhere)
            _nextWords[word] = before;
        _firstWords[node] = word;
        _lengths[word] = letters.Length;
    }

    /// <summary>Nodes in the order of their depth: what a node fails to is always less deep, and known before it.</summary>
    private void Link(Dictionary<long, int> ways)
    {
        var children = ways.ToLookup(w => (int)(w.Key >> 16), w => (Letter: (char)w.Key, Node: w.Value));
        var open = new Queue<int>();
        open.Enqueue(0);
        while (open.TryDequeue(out var node))
        {
            foreach (var (letter, child) in children[node])
            {
                _fails[child] = node == 0 ? 0 : Step(_fails[node], letter);
                _nearestWords[child] = _firstWords[child] != Nowhere ? child : _nearestWords[_fails[child]];
                open.Enqueue(child);
            }
        }
    }

    private int Step(int node, char letter)
    {
        while (node != 0)
        {
            if (WayOf(Key(node, letter)) is var next and not 0)
                return next;
            node = _fails[node];
        }

        return _rootWays[letter];
    }

    private int WayOf(long key)
    {
        for (var slot = Slot(key); _targets[slot] != 0; slot = (slot + 1) & (_keys.Length - 1))
        {
            if (_keys[slot] == key)
                return _targets[slot];
        }

        return 0;
    }

    private void Put(long key, int target)
    {
        var slot = Slot(key);
        while (_targets[slot] != 0)
            slot = (slot + 1) & (_keys.Length - 1);
        (_keys[slot], _targets[slot]) = (key, target);
    }

    private int Slot(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15 >> _shift);

    private static long Key(int node, char letter) => ((long)node << 16) | letter;
}
