using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>Members who take conversations together.</summary>
public sealed record Team
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who is in it.</summary>
    public required IReadOnlyList<Guid> MemberIds { get; init; }
}

/// <summary>A team's name and members, for a new one or in place of what was.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MemberIds">Who is in it.</param>
public sealed record TeamInput(string Name, IReadOnlyList<Guid> MemberIds);

/// <summary>In which order teams come.</summary>
public sealed record TeamQuery : ListQuery
{
    /// <summary>The order; by name when not said.</summary>
    public NameSort? Sort { get; init; }

    internal override void Write(QueryText text) => text.Sort(Sort);
}
