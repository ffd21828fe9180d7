namespace Switchboard.Emulators.Pages;

/// <summary>A platform's app in the hands of its customers, whom a person plays on the page.</summary>
public interface IPlayedApp
{
    AppFace Face { get; }

    IReadOnlyList<PlayedChat> Chats { get; }

    /// <summary>One more customer; returns the id of their chat.</summary>
    string Meet(string name);

    /// <summary>The customer opens the chat.</summary>
    Task<Told> OpenAsync(string chat, CancellationToken ct);

    /// <summary>The customer has the chat before their eyes.</summary>
    Task<Told> SeeAsync(string chat, CancellationToken ct);

    Task<Told> SayAsync(string chat, string? speaker, string text, string? quoted, CancellationToken ct);

    Task<Told> ShowAsync(string chat, string? speaker, PlayedFile file, CancellationToken ct);

    Task<Told> PressAsync(string chat, string line, string key, CancellationToken ct);

    Task<Told> RecallAsync(string chat, string line, CancellationToken ct);

    PlayedFile? File(string id);
}

/// <param name="Platform"><c>feishu</c>, <c>wecom</c> or <c>dingtalk</c>: the page's colours follow it.</param>
/// <param name="Name">What the app is called.</param>
/// <param name="Company">Whose customers are played.</param>
/// <param name="Quotes">Customers can answer one message, and the platform tells which.</param>
/// <param name="TellsRead">The platform tells what was read.</param>
/// <param name="TellsOpening">The platform tells that a chat was opened.</param>
public sealed record AppFace(string Platform, Words Name, string Company, bool Quotes, bool TellsRead, bool TellsOpening);

/// <param name="Id">Names it in calls.</param>
/// <param name="Person">The customer, or the group's name.</param>
/// <param name="Kind">Who that is to the company.</param>
/// <param name="With">Whom they write to.</param>
/// <param name="Speakers">Who may speak here, where that is more than one.</param>
/// <param name="Lines">What was said, in order.</param>
public sealed record PlayedChat(string Id, string Person, Words Kind, string With, IReadOnlyList<Speaker> Speakers, IReadOnlyList<PlayedLine> Lines)
{
    /// <summary>Customers can take back what they wrote here, and the platform tells it.</summary>
    public bool Recalls { get; init; }
}

public sealed record Speaker(string Id, string Name);

/// <summary>One message as the app shows it.</summary>
public sealed record PlayedLine(string Id, bool Mine, DateTimeOffset At, LineKind Kind)
{
    /// <summary>Who spoke, in a group.</summary>
    public string Who { get; init; } = "";

    public string Text { get; init; } = "";

    public string? FileId { get; init; }

    public IReadOnlyList<PlayedButton> Buttons { get; init; } = [];

    public string? Quoted { get; init; }

    public bool Recalled { get; init; }

    public bool Read { get; init; }

    /// <summary>Whether the application took it; the platform tries again while it has not.</summary>
    public bool Arrived { get; init; } = true;
}

public enum LineKind
{
    Text,
    Picture,
    File,
    Card,
}

public sealed record PlayedButton(string Key, string Label);

public sealed record PlayedFile(string Name, string ContentType, byte[] Content);

/// <param name="Accepted">Whether the application took what the platform told it.</param>
/// <param name="Answer">What it answered, or why not.</param>
public sealed record Told(bool Accepted, string Answer = "")
{
    public static Told Nothing { get; } = new(true);
}
