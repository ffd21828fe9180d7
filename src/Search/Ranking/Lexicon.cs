using Switchboard.Search.Analysis;
using Switchboard.Search.Topics;

namespace Switchboard.Search.Ranking;

/// <summary>What an index knows beside its documents.</summary>
internal sealed record Lexicon(SynonymGroups Synonyms, UsualQuestions Questions, SearchWeights Weights);
