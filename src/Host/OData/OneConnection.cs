using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Switchboard.Host.OData;

/// <summary>Keeps the desk's connection open between queries, so that the database is told the tenant once and not for each level.</summary>
internal sealed class OneConnection : IAsyncDisposable
{
    private readonly DatabaseFacade _desk;

    private OneConnection(DatabaseFacade desk) => _desk = desk;

    public ValueTask DisposeAsync() => new(_desk.CloseConnectionAsync());

    internal static async ValueTask<IAsyncDisposable> OpenAsync(DatabaseFacade desk, CancellationToken ct)
    {
        await desk.OpenConnectionAsync(ct);
        return new OneConnection(desk);
    }
}
