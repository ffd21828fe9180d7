namespace Switchboard.Client;

/// <summary>What is followed, and how often the server is asked.</summary>
public sealed record FollowOptions
{
    /// <summary>Only of this inbox.</summary>
    public Guid? InboxId { get; init; }

    /// <summary>Only by such authors.</summary>
    public AuthorKind? AuthorKind { get; init; }

    /// <summary>The pause between two questions while there is news.</summary>
    public TimeSpan Fastest { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause, after a while without news.</summary>
    public TimeSpan Slowest { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How much of the newest past every question looks at again: what is stored no later than this after its id was made comes in order.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after its id was made a message may be stored and still not be missed. Ids are made when a message arrives; a server whose
    /// database is away keeps it for a few minutes at most. This much of the past is looked at again from time to time, and after each failure.
    /// </summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromMinutes(5);

    internal MessageQuery Query => new() { InboxId = InboxId, AuthorKind = AuthorKind, Sort = MessageSort.MessageId, PageSize = 100 };
}
