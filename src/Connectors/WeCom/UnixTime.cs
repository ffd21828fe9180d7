namespace Switchboard.Connectors.WeCom;

/// <summary>The platform counts seconds since 1970.</summary>
internal static class UnixTime
{
    internal const long Latest = 253_402_300_800;

    /// <summary>What somebody else wrote as a time may be none.</summary>
    internal static DateTimeOffset Read(long seconds, DateTimeOffset otherwise) =>
        seconds is > 0 and < Latest ? DateTimeOffset.FromUnixTimeSeconds(seconds) : otherwise;
}
