using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>How soon somebody should look.</summary>
public enum Priority
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>After everything else.</summary>
    Low,

    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>Before what is normal.</summary>
    High,

    /// <summary>Before everything else.</summary>
    Urgent,
}

/// <summary>A line of business whose starter intents can be copied.</summary>
public enum Trade
{
    /// <summary>A word that this client does not know yet.</summary>
    Unknown,

    /// <summary>Accounts, opening hours, faults.</summary>
    CustomerService,

    /// <summary>Cards, transfers, balances.</summary>
    Banking,

    /// <summary>Orders, deliveries, returns.</summary>
    ECommerce,
}

/// <summary>Something that customers want, and what follows when a conversation of it is handed over.</summary>
public sealed record Intent
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it means.</summary>
    public required string Description { get; init; }

    /// <summary>The team that it goes to; null for whoever is free.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>The name of that team.</summary>
    public string? TeamName { get; init; }

    /// <summary>How soon somebody should look.</summary>
    public required Priority Priority { get; init; }

    /// <summary>The bot does not try: people have it at once.</summary>
    public required bool ToPerson { get; init; }

    /// <summary>How many examples it has; below five a model does not learn it.</summary>
    public required int Examples { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An intent as it is to be.</summary>
/// <param name="Name">What it is called.</param>
public sealed record IntentForm(string Name)
{
    /// <summary>What it means.</summary>
    public string Description { get; init; } = "";

    /// <summary>The team that it goes to; null for whoever is free.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>How soon somebody should look.</summary>
    public Priority Priority { get; init; } = Priority.Normal;

    /// <summary>The bot does not try: people have it at once.</summary>
    public bool ToPerson { get; init; }
}

/// <summary>How many examples were new.</summary>
/// <param name="Added">These.</param>
/// <param name="Skipped">These were empty, or are examples already.</param>
public sealed record ExamplesAdded(int Added, int Skipped);

/// <summary>What came of a table of examples.</summary>
/// <param name="Intents">So many intents were made.</param>
/// <param name="Added">So many examples were new.</param>
/// <param name="Skipped">So many were empty, or are examples already.</param>
public sealed record IntentsImported(int Intents, int Added, int Skipped);

/// <summary>Which intents, in which order.</summary>
public sealed record IntentQuery : ListQuery
{
    /// <summary>Only those of this team.</summary>
    public Guid? TeamId { get; init; }

    /// <summary>The order; by name when not said.</summary>
    public IntentSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("teamId", TeamId).Sort(Sort);
}

/// <summary>Orders of intents.</summary>
public enum IntentSort
{
    /// <summary>From the beginning of the alphabet.</summary>
    Name,

    /// <summary>From its end.</summary>
    NameDescending,

    /// <summary>Oldest first.</summary>
    CreatedAt,

    /// <summary>Newest first.</summary>
    CreatedAtDescending,
}
