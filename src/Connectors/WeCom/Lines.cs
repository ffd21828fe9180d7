namespace Switchboard.Connectors.WeCom;

/// <summary>What agents read of things that are no text.</summary>
internal static class Lines
{
    internal static string Of(params ReadOnlySpan<string?> lines)
    {
        var kept = new List<string>(lines.Length);
        foreach (var line in lines)
        {
            if (!string.IsNullOrWhiteSpace(line))
                kept.Add(line.Trim());
        }

        return string.Join('\n', kept);
    }
}
