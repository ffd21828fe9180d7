using Switchboard.Client.Http;

namespace Switchboard.Client;

/// <summary>What every list takes.</summary>
public abstract record ListQuery
{
    private protected ListQuery()
    {
    }

    /// <summary>Rows a page, 1 to 100. Lists that page by themselves fetch as many at once.</summary>
    public int? PageSize { get; init; }

    /// <summary>A condition in the language of OData's <c>$filter</c>, such as <c>status eq 'open' and createdAt ge 2026-01-01T00:00:00Z</c>.</summary>
    public string? Filter { get; init; }

    internal abstract void Write(QueryText text);
}
