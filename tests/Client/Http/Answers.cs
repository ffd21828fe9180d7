namespace Switchboard.Client.Tests.Http;

/// <summary>Answers as the API gives them.</summary>
internal static class Answers
{
    internal const string Team = """{"id":"0192f0c0-0000-7000-8000-000000000001","name":"North","memberIds":[]}""";
    internal const string Page = $$"""{"items":[{{Team}}],"nextCursor":null}""";
}
