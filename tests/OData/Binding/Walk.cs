using Switchboard.OData.Shop;

namespace Switchboard.OData.Binding;

/// <summary>A list from its first page to its last.</summary>
internal static class Walk
{
    internal static async Task<List<object>> AllAsync(Visit visit, string uri, int? pageSize = null)
    {
        var found = new List<object>();
        string? token = null;
        do
        {
            var page = await visit.AskAsync(token is null ? uri : $"{uri}&$skiptoken={token}", pageSize);
            found.AddRange(page.Rows.Select(r => r.Item));
            token = page.SkipToken;
        }
        while (token is not null);

        return found;
    }
}
