using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.Members;
using Switchboard.Testing;

namespace Switchboard.Tenancy.Tests.Mail;

/// <summary>A queue in a database of its own, with a clock that can be moved and a door of the test's choice.</summary>
internal sealed class MailStage : IAsyncDisposable
{
    private readonly CatalogDataSource _catalog;

    private MailStage(TestDatabase database, IServiceProvider services, IMail mail)
    {
        _catalog = new CatalogDataSource(database.App);
        var seal = new LetterSeal(new EphemeralDataProtectionProvider());

        // Which tables identity has is an option of the host's.
        Db = new CatalogDb(new DbContextOptionsBuilder<CatalogDb>().UseApplicationServiceProvider(services).UseNpgsql(_catalog.Source).Options);
        Queue = new MailQueue(Db, seal, Clock);
        Post = new MailPost(_catalog, seal, mail, Clock);
    }

    internal MovableClock Clock { get; } = new();

    internal CatalogDb Db { get; }

    internal MailQueue Queue { get; }

    internal MailPost Post { get; }

    internal static async Task<MailStage> OpenAsync(Deployment deployment, IMail mail, CancellationToken ct) => new(await deployment.Server.NewDatabaseAsync(ct), deployment.Services, mail);

    internal async Task WriteAsync(Letter letter, CancellationToken ct)
    {
        Queue.Add(letter, TimeSpan.FromHours(24));
        await Db.SaveChangesAsync(ct);
    }

    /// <summary>Every row of the queue as one line: state, attempts, reason, and whether what it said is still there.</summary>
    internal async Task<string> StateAsync(CancellationToken ct)
    {
        await using var command = _catalog.Source.CreateCommand("select state, attempts, coalesce(reason, '-'), sealed is not null from catalog.mail");
        await using var row = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await row.ReadAsync(ct))
            lines.Add($"{row.GetString(0)} {row.GetInt32(1)} {row.GetString(2)} {(row.GetBoolean(3) ? "sealed" : "gone")}");
        return string.Join('\n', lines);
    }

    internal async Task FoundAsync(Tenant tenant, CancellationToken ct)
    {
        await using var command = _catalog.Source.CreateCommand($"insert into catalog.tenants (id, slug, name, created_at) values ('{tenant.Id}', '{tenant.Slug}', '{tenant.Name}', now())");
        await command.ExecuteNonQueryAsync(ct);
    }

    internal async Task<byte[]> SealedAsync(CancellationToken ct)
    {
        await using var command = _catalog.Source.CreateCommand("select sealed from catalog.mail");
        return (byte[])(await command.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await _catalog.DisposeAsync();
    }
}
