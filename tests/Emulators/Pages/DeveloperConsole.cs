namespace Switchboard.Emulators.Pages;

/// <summary>The platform's console, where an administrator sets the application up.</summary>
public interface IDeveloperConsole
{
    IReadOnlyList<ConsoleSection> Sections { get; }

    /// <summary>What the platform told the application lately, the newest first.</summary>
    IReadOnlyList<CallbackNote> Callbacks { get; }

    /// <summary>Somebody filled a section in and pressed one of its buttons.</summary>
    Task<Told> DoAsync(string section, string action, IReadOnlyDictionary<string, string> values, CancellationToken ct);
}

/// <param name="Id">Names it in calls.</param>
/// <param name="Title">As on the platform's own page.</param>
/// <param name="Hint">What it is for.</param>
/// <param name="Fields">What it shows.</param>
/// <param name="Actions">What may be pressed.</param>
public sealed record ConsoleSection(string Id, Words Title, Words Hint, IReadOnlyList<ConsoleField> Fields, IReadOnlyList<ConsoleAction> Actions);

/// <param name="Name">Names it in calls.</param>
/// <param name="Label">As on the platform's own page.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="Value">What it holds; a switch holds <c>true</c> or <c>false</c>.</param>
public sealed record ConsoleField(string Name, Words Label, FieldKind Kind, string Value)
{
    public static ConsoleField Switch(string name, Words label, bool on) => new(name, label, FieldKind.Switch, on ? "true" : "false");
}

public enum FieldKind
{
    Shown,
    Secret,
    Text,
    Switch,
}

public sealed record ConsoleAction(string Id, Words Label);

/// <param name="At">When it happened.</param>
/// <param name="What">Which event.</param>
/// <param name="Tries">How often it was sent.</param>
/// <param name="Accepted">Whether the application took it.</param>
/// <param name="Answer">What it answered last.</param>
/// <param name="Next">When it is sent again.</param>
public sealed record CallbackNote(DateTimeOffset At, string What, int Tries, bool Accepted, string Answer, DateTimeOffset? Next);
