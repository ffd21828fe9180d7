using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Switchboard.OData.Binding;
using Switchboard.OData.Model;
using Switchboard.OData.Shop;
using Switchboard.Testing;

[assembly: AssemblyFixture(typeof(ShopServer))]

namespace Switchboard.OData.Shop;

/// <summary>A real PostgreSQL with the shop in it, and the shop in memory beside it.</summary>
public sealed class ShopServer : IAsyncLifetime
{
    private TestServer? _server;
    private DbContextOptions<ShopDb>? _options;

    internal Goods Goods { get; } = new();

    internal ODataModel Model { get; } = ShopModel.Build();

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(CancellationToken.None);
        var database = await _server.NewEmptyDatabaseAsync(CancellationToken.None);
        _options = new DbContextOptionsBuilder<ShopDb>().UseNpgsql(database.Owner).Options;
        await using var db = new ShopDb(_options, Goods.Ours);
        await db.Database.EnsureCreatedAsync();
        db.AddRange(Goods.People);
        db.AddRange(Goods.Tickets);
        db.AddRange(Goods.Notes);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>A context of our owner that remembers what it said to the database.</summary>
    internal Visit Enter() => new(Model, _options!);
}

/// <summary>One call's context.</summary>
internal sealed class Visit : IAsyncDisposable, IServiceProvider
{
    private readonly ODataModel _model;
    private readonly Sql _sql = new();
    private readonly ShopDb _db;

    internal Visit(ODataModel model, DbContextOptions<ShopDb> options)
    {
        _model = model;
        _db = new ShopDb(new DbContextOptionsBuilder<ShopDb>(options).AddInterceptors(_sql).Options, Goods.Ours);
        Call = new ODataCall(this);
    }

    internal ODataCall Call { get; set; }

    internal ShopDb Db => _db;

    /// <summary>Every statement so far.</summary>
    internal IReadOnlyList<string> Statements => [.. _sql.Texts];

    public object? GetService(Type serviceType) => serviceType == typeof(ShopDb) ? _db : null;

    internal ODataQuery Parse(string uri)
    {
        var parsed = ODataQuery.Parse(_model, uri);
        parsed.Refusal.ShouldBeNull(uri);
        return parsed.Value!;
    }

    internal async Task<ODataResult> AskAsync(string uri, int? pageSize = null)
    {
        var result = await Parse(uri).RunAsync(Call, pageSize, TestContext.Current.CancellationToken);
        result.Refusal.ShouldBeNull(uri);
        return result.Value!;
    }

    internal ODataRefusal Refused(string uri)
    {
        var parsed = ODataQuery.Parse(_model, uri);
        parsed.Succeeded.ShouldBeFalse(uri);
        return parsed.Refusal!;
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private sealed class Sql : DbCommandInterceptor
    {
        internal ConcurrentQueue<string> Texts { get; } = new();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
