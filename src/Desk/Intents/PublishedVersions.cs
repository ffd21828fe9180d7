namespace Switchboard.Desk.Intents;

internal static class PublishedVersions
{
    /// <summary>The published ones, the live one first.</summary>
    internal static IQueryable<IntentModel> LiveFirst(this IQueryable<IntentModel> versions) => versions.Where(m => m.PublishedAt != null).OrderByDescending(m => m.PublishedAt);
}
