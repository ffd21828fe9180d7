namespace Switchboard.Host.Rest;

/// <summary>The one thing that a path's first word is the plural of, for sentences and codes.</summary>
internal static class Noun
{
    internal static string Of(string path)
    {
        var plural = path.TrimStart('/').Split('/')[0];
        return plural switch
        {
            "inboxes" => "inbox",
            "audit-log" => "audit-entry",
            "webhook-deliveries" => "webhook-delivery",
            "knowledge-queries" => "knowledge-query",
            _ => plural.EndsWith('s') ? plural[..^1] : plural,
        };
    }
}
