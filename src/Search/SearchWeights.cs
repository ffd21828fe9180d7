namespace Switchboard.Search;

/// <summary>The numbers of the ranking. Those given are good for help articles in Chinese and English; measured on four sets at once.</summary>
public sealed record SearchWeights
{
    /// <summary>How soon further occurrences of a term stop counting (k1 of BM25).</summary>
    public float Saturation { get; init; } = 1.2f;

    /// <summary>What a word of a wording (title or similar question) counts.</summary>
    public float Wording { get; init; } = 2f;

    /// <summary>What a word of the body counts; null where the documents themselves are to tell, by how often a body is the best for its own title.</summary>
    public float? Body { get; init; }

    /// <summary>How much long wordings are held to their length, 0 to 1.</summary>
    public float WordingLength { get; init; } = 0.75f;

    /// <summary>How much long bodies are held to their length, 0 to 1.</summary>
    public float BodyLength { get; init; } = 0.75f;

    /// <summary>What a single Chinese character of the query weighs beside a pair.</summary>
    public float Character { get; init; } = 0.3f;

    /// <summary>What a pair of Chinese characters weighs that only holds the question together.</summary>
    public float Function { get; init; } = 0.5f;

    /// <summary>What an English word weighs that only holds the question together; null where the documents are to tell. <i>What is it</i> and <i>where is it from</i> differ in such words alone.</summary>
    public float? FunctionWord { get; init; }

    /// <summary>What a pair of Chinese characters weighs that asks.</summary>
    public float Question { get; init; } = 1f;

    /// <summary>What an English question word weighs; null where the documents are to tell.</summary>
    public float? QuestionWord { get; init; }

    /// <summary>What a group of synonyms weighs beside the word itself.</summary>
    public float Synonym { get; init; } = 0.4f;

    /// <summary>What a part of another word of the group weighs, for texts that have half of it.</summary>
    public float Expansion { get; init; } = 0.4f;

    /// <summary>What a word weighs that stands for one that nobody has written, at one wrong letter.</summary>
    public float Typo { get; init; } = 0.8f;

    /// <summary>What a learned wording counts beside one that a person has written.</summary>
    public float Learned { get; init; } = 0.7f;

    /// <summary>How far the likeness of letters moves a document, as a share of the best one's score.</summary>
    public float Likeness { get; init; } = 0.35f;

    /// <summary>How far the classifier moves a document, as a share of the best one's score.</summary>
    public float Classifier { get; init; } = 1f;

    /// <summary>How far a topic in common with the query moves a document, as a share of the best one's score.</summary>
    public float Topic { get; init; } = 3f;

    /// <summary>How soon a topic stops counting the more of the query's own words some document has.</summary>
    public float Coverage { get; init; } = 1.4f;

    /// <summary>How far <see cref="SearchDocument{TKey}.Prior"/> moves a document, as a share of its own score.</summary>
    public float Prior { get; init; } = 0.1f;
}
