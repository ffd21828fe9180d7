using Switchboard.Search.Analysis;

namespace Switchboard.Search.Tests;

/// <summary>BM25F as the textbook has it, document by document, with the best wording and the body as two fields.</summary>
internal sealed class NaiveBm25F(IReadOnlyCollection<SearchDocument<int>> documents, SearchWeights weights)
{
    private readonly Dictionary<int, (List<Dictionary<string, float>> Wordings, Dictionary<string, float> Body)> _cut = documents.ToDictionary(
        d => d.Key, d => (d.Questions.Prepend(d.Title).Select(Terms.Count).ToList(), Terms.Count(d.Body)));

    internal Dictionary<int, double> Scores(string query) =>
        _cut.ToDictionary(d => d.Key, d => d.Value.Wordings.Max(w => Terms.Count(query).Keys.Sum(t => Rarity(t) * Saturated(t, w, d.Value.Body))))
            .Where(s => s.Value > 0).ToDictionary();

    private double Rarity(string term)
    {
        var having = _cut.Values.Count(d => d.Body.ContainsKey(term) || d.Wordings.Exists(w => w.ContainsKey(term)));
        return Math.Log(1 + ((_cut.Count - having + 0.5) / (having + 0.5)));
    }

    private double Saturated(string term, Dictionary<string, float> wording, Dictionary<string, float> body)
    {
        var meanBody = _cut.Values.Average(d => d.Body.Values.Sum());
        var meanWording = _cut.Values.SelectMany(d => d.Wordings).Average(w => w.Values.Sum());
        var frequency = (weights.Wording * Normal(term, wording, weights.WordingLength, meanWording)) + (weights.Body!.Value * Normal(term, body, weights.BodyLength, meanBody));
        return frequency * (weights.Saturation + 1) / (weights.Saturation + frequency);
    }

    private static double Normal(string term, Dictionary<string, float> text, double held, double mean) =>
        text.GetValueOrDefault(term) / (1 - held + (held * text.Values.Sum() / (mean == 0 ? 1 : mean)));
}
