using System.Collections.Concurrent;
using Switchboard.Language.Features;
using Switchboard.Language.Learning;

namespace Switchboard.Language.Models;

/// <summary>
/// A trained classifier of texts. Safe for many threads at once; after the first predictions it allocates nothing. A model that was just
/// trained already is what will be saved: opened again it gives the same numbers to the last bit.
/// </summary>
public sealed class TextModel : IDisposable
{
    private readonly IDisposable? _file;
    private readonly string[] _labels;
    private readonly FeatureRecipe _recipe;
    private readonly Vocabulary _vocabulary;
    private readonly Member[] _members;
    private readonly Blend _blend;
    private readonly ConcurrentQueue<Workspace> _spare = new();

    internal TextModel(ModelParts parts, IDisposable? file = null)
    {
        (_labels, _recipe, _vocabulary, _members, _blend, Card, _file) = (parts.Labels, parts.Recipe, parts.Vocabulary, parts.Members, parts.Blend, parts.Card, file);
        if (_labels.Length < 2 || _members.Length == 0 || _blend.Weights.Length != _members.Length || _blend.Bias.Length != _labels.Length || _blend.OutOfScope >= _labels.Length
            || (_blend.Advantages is { } advantages && advantages.Length != _labels.Length))
            throw new InvalidDataException("The parts of the model do not fit together.");
    }

    /// <summary>The classes, in the order of probabilities.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>What it was made from and how good it was.</summary>
    public ModelCard Card { get; }

    /// <summary>Below this confidence it does not stand by its answer.</summary>
    public float Threshold => _blend.Threshold;

    internal ModelParts Parts => new(_labels, _recipe, _vocabulary, _members, _blend, Card);

    /// <summary>Opens a saved model. Its weights stay in the file and are read when they are needed.</summary>
    /// <exception cref="InvalidDataException">The file is no model, is damaged, or was written by a newer version.</exception>
    public static TextModel Open(string path) => ModelFile.Open(path);

    /// <summary>Reads a saved model that is in memory already.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model, are damaged, or were written by a newer version.</exception>
    public static TextModel Read(ReadOnlyMemory<byte> file) => new(ModelFile.Read(file));

    /// <summary>The saved model as bytes.</summary>
    public byte[] ToBytes() => ModelFile.Write(Parts);

    /// <summary>Writes the model; who reads the path meanwhile sees the old file or the new one.</summary>
    public void Save(string path) => ModelFile.Save(Parts, path);

    /// <summary>Bytes of the saved model.</summary>
    public long Size => ModelFile.Write(Parts).LongLength;

    /// <summary>What the text is, and what was said just before when the model learned to look at it.</summary>
    public Prediction Predict(string text, string? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Predict(text, context, default);
    }

    /// <summary>The same, with the probability of every class.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="context">What was said just before, or nothing.</param>
    /// <param name="probabilities">Is filled in the order of <see cref="Labels"/>; may be empty.</param>
    public Prediction Predict(ReadOnlySpan<char> text, ReadOnlySpan<char> context, Span<float> probabilities)
    {
        var workspace = Take();
        Read(workspace, text, context);
        var all = workspace.Probabilities.AsSpan();
        _blend.Bias.CopyTo(all);
        for (var m = 0; m < _members.Length; m++)
        {
            _members[m].Judge(workspace.Vector, workspace.Hidden, workspace.Voice);
            Lanes.AddScaled(all, workspace.Voice, _blend.Weights[m]);
        }

        Softmax.Of(all);
        var best = Blend.Choose(all, _blend.Advantages);
        var confidence = all[best];
        if (!probabilities.IsEmpty)
            all.CopyTo(probabilities);
        _spare.Enqueue(workspace);
        return new Prediction(_labels[best], confidence, best != _blend.OutOfScope && confidence >= _blend.Threshold);
    }

    /// <summary>Many texts on as many cores as there are; each as if it were alone, in their order.</summary>
    public IReadOnlyList<Prediction> PredictAll(IReadOnlyList<string> texts, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var predictions = new Prediction[texts.Count];
        Parallel.For(0, texts.Count, new ParallelOptions { CancellationToken = ct }, i => predictions[i] = Predict(texts[i]));
        return predictions;
    }

    /// <summary>Each member's logarithms for the text, member after member: what blending is learned from.</summary>
    internal float[] Voices(string text, string? context)
    {
        var workspace = Take();
        Read(workspace, text, context);
        var voices = new float[_members.Length * _labels.Length];
        for (var m = 0; m < _members.Length; m++)
            _members[m].Judge(workspace.Vector, workspace.Hidden, voices.AsSpan(m * _labels.Length, _labels.Length));
        _spare.Enqueue(workspace);
        return voices;
    }

    /// <summary>Closes the file. No prediction may be running: its weights are gone at once.</summary>
    public void Dispose() => _file?.Dispose();

    private void Read(Workspace workspace, ReadOnlySpan<char> text, ReadOnlySpan<char> context)
    {
        workspace.Reader.Read(text, context, workspace.Bag);
        workspace.Vector.Fill(workspace.Bag, _vocabulary);
    }

    private Workspace Take() => _spare.TryDequeue(out var spare) ? spare : new Workspace(_recipe, _labels.Length, _members.Max(m => m.Shape.Columns));
}

/// <summary>What a model consists of.</summary>
internal sealed record ModelParts(string[] Labels, FeatureRecipe Recipe, Vocabulary Vocabulary, Member[] Members, Blend Blend, ModelCard Card);
