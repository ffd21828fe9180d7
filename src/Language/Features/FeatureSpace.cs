namespace Switchboard.Language.Features;

/// <summary>Where a feature comes from. Each space has its own length of one, so that none drowns another.</summary>
internal static class FeatureSpace
{
    internal const int Words = 0;
    internal const int Characters = 1;
    internal const int ContextWords = 2;
    internal const int ContextCharacters = 3;
    internal const int Count = 4;
}
