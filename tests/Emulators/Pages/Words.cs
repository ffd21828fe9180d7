namespace Switchboard.Emulators.Pages;

/// <summary>What a page says, in both languages.</summary>
public sealed record Words(string En, string Zh);
