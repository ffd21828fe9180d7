using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What is shown of an application's secret.</summary>
public record OAuthClientSecret
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Of which application.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>How its text begins, to know it by.</summary>
    public required string Hint { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }
}

/// <summary>A secret that was just made.</summary>
public sealed record CreatedOAuthClientSecret : OAuthClientSecret
{
    /// <summary>Its text, shown this once.</summary>
    public required string Secret { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{nameof(CreatedOAuthClientSecret)} {{ Id = {Id}, ClientId = {ClientId}, Hint = {Hint} }}";
}

/// <summary>Which secrets, in which order.</summary>
public sealed record OAuthClientSecretQuery : ListQuery
{
    /// <summary>Only of this application.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>The order; newest first when not said.</summary>
    public CreatedSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Add("clientId", ClientId).Sort(Sort);
}
