using Npgsql;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Identity.SignUp;

/// <summary>A host with a database and a mailbox of its own, for strangers who come in.</summary>
public sealed class SignUpStage(Deployment deployment) : IAsyncLifetime
{
    internal const string Password = "correct horse battery";
    private TestHost? _host;
    private TestDatabase? _database;
    private NpgsqlDataSource? _owner;

    internal Deployment Deployment => deployment;

    internal TestDatabase Database => _database!;

    internal NpgsqlDataSource Owner => _owner!;

    internal Uri Address => _host!.Address;

    internal Mailbox Mail => new(_host!.Mail);

    public async ValueTask InitializeAsync()
    {
        _database = await deployment.Server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(_database.Owner);
        _host = await TestHost.StartAsync(_database, new Dictionary<string, string?>(StringComparer.Ordinal) { ["SignUp:BlockedDomains"] = "blocked.example" }, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
    }

    internal static string NewAddress() => $"p{Guid.CreateVersion7().ToString("N")[^12..]}@example.com";

    /// <summary>Somebody new, with a company, signed in.</summary>
    internal async Task<Person> FoundAsync(CancellationToken ct, string? email = null, string company = "Acme", string language = "en")
    {
        var person = new Person(Address, email ?? NewAddress());
        (await person.Api.SendAsync(HttpMethod.Post, "/sign-up", Form(person.Email, company, language), ct)).Required();
        await person.RefreshAsync(ct);
        return person;
    }

    /// <summary>The same, with the address confirmed.</summary>
    internal async Task<Person> FoundConfirmedAsync(CancellationToken ct)
    {
        var person = await FoundAsync(ct);
        await person.Api.PostAsync("/email-confirmation/confirm", new { token = (await Mail.LetterAsync(person.Email, ct)).Token }, ct);
        return person;
    }

    internal static object Form(string email, string company = "Acme", string language = "en", string password = Password) =>
        new { company, name = "Ann Li", email, password, language, timeZone = "Asia/Shanghai" };

    internal async Task<long> CountAsync(string sql, CancellationToken ct)
    {
        await using var command = Owner.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    internal async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
