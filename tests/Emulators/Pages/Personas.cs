namespace Switchboard.Emulators.Pages;

/// <summary>The people whom every platform knows from the start, so that a page is never empty.</summary>
public static class Personas
{
    public static IReadOnlyList<(string Key, string Name)> All { get; } = [("wangxiaoyu", "王小雨"), ("alice", "Alice Chen"), ("liuqiang", "刘强")];
}
