using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Where an example came from.</summary>
public enum ExampleSource
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Somebody typed it.</summary>
    Typed,

    /// <summary>It stood in a table.</summary>
    Imported,

    /// <summary>It came with the product.</summary>
    Starter,

    /// <summary>An agent corrected it, and a supervisor agreed.</summary>
    Corrected,
}

/// <summary>A text as customers say it, personal data masked.</summary>
public sealed record IntentExample
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The intent that it is an example of.</summary>
    public required Guid IntentId { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Its language, <c>zh-CN</c> or <c>en</c>; null when neither is clear.</summary>
    public string? Language { get; init; }

    /// <summary>Where it came from.</summary>
    public required ExampleSource Source { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Which examples, in which order.</summary>
public sealed record IntentExampleQuery : ListQuery
{
    /// <summary>Words in the text.</summary>
    public string? Search { get; init; }

    /// <summary>Only those of this intent.</summary>
    public Guid? IntentId { get; init; }

    /// <summary>Only those that came from there.</summary>
    public ExampleSource? Source { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("search", Search).Add("intentId", IntentId).Add("source", Source).Sort(Sort);
}
