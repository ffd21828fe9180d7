namespace Switchboard.Desk.Conversations;

/// <summary>What a customer feels clearly, beside the mood.</summary>
public enum Emotion
{
    /// <summary>Blames, mocks or threatens.</summary>
    Angry,

    /// <summary>Fears harm, loss or a deadline.</summary>
    Anxious,

    /// <summary>Any other displeasure.</summary>
    Disappointed,

    /// <summary>Thanks.</summary>
    Grateful,
}
