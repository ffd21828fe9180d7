namespace Switchboard.Desk.Conversations;

/// <summary>How soon somebody should look.</summary>
public enum Urgency
{
    Low,
    Normal,
    High,
}
