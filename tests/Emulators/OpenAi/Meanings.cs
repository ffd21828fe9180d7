namespace Switchboard.Emulators.OpenAi;

/// <summary>What texts mean here: words that mean the same, in groups. A text's vector has a direction for each group, and little in any other.</summary>
public sealed class Meanings(params IReadOnlyList<string>[] groups)
{
    private const float Noise = 0.01f;

    internal float[] Of(string text, int dimensions)
    {
        var vector = new float[dimensions];
        for (var g = 0; g < groups.Length; g++)
            vector[g % dimensions] += groups[g].Count(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
        for (var i = 0; i < text.Length; i++)
            vector[(groups.Length + (text[i] * 31)) % dimensions] += Noise / text.Length;
        var length = MathF.Sqrt(vector.Sum(x => x * x));
        return Array.ConvertAll(vector, x => x / length);
    }
}
