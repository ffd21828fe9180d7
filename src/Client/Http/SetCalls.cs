using System.Runtime.CompilerServices;

namespace Switchboard.Client.Http;

/// <summary>A list that pages by cursor, and its rows by id.</summary>
internal sealed class SetCalls<T>(Calls calls, string path)
{
    internal Task<Page<T>> PageAsync(ListQuery? query, string? after, CancellationToken ct)
    {
        var address = new QueryText(path).Add("limit", query?.PageSize).Add("after", after).Add("filter", query?.Filter);
        query?.Write(address);
        return calls.SendAsync<Page<T>>(Call.Get(address.ToString()), ct);
    }

    /// <summary>Fetches a page when the one before is used up.</summary>
    internal async IAsyncEnumerable<T> AllAsync(ListQuery? query, [EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await PageAsync(query, after, ct);
            foreach (var item in page.Items)
                yield return item;
            after = page.NextCursor;
        }
        while (after is not null);
    }

    internal Task<T> OneAsync(Guid id, CancellationToken ct) => calls.SendAsync<T>(Call.Get($"{path}/{id}"), ct);

    internal Task<Tagged<T>> OneTaggedAsync(Guid id, CancellationToken ct) => calls.SendTaggedAsync<T>(Call.Get($"{path}/{id}"), ct);
}
