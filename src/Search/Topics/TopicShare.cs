namespace Switchboard.Search.Topics;

/// <summary>How likely a document is about a topic.</summary>
internal readonly record struct TopicShare(int Topic, float Share);
