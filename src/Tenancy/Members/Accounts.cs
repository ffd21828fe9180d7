using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Members;

/// <summary>A person's place in one tenant.</summary>
public sealed record Membership(TenantId Tenant, string Slug, string Name, bool Active, Guid Member);

/// <summary>The account of an address.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Ours">Whether its password is the one that was given: else somebody else made it, and may know its password.</param>
public sealed record FoundAccount(User Person, bool Ours);

/// <summary>People: creating them, proving who they are, where they belong.</summary>
public sealed class Accounts(UserManager<User> users, IPasswordHasher<User> hasher, UnknownUser unknown, CatalogDataSource catalog)
{
    /// <summary>The person with this address, made if new. A password given for somebody known changes nothing: it is theirs.</summary>
    /// <param name="email">The address.</param>
    /// <param name="password">Null for whoever will choose one by a letter, or never needs one.</param>
    public async Task<Outcome<FoundAccount>> FindOrCreateAsync(string email, string? password)
    {
        // Before the look-up: a bad password must not tell one tenant's administrator that another tenant knows the address.
        if (password is not null && PasswordRules.Complaint(password, email) is { } complaint)
            return new InvalidInput("password", complaint);
        if (await users.FindByEmailAsync(email) is { } known)
            return Known(known, password);
        var user = new User { Id = Guid.CreateVersion7(), UserName = email, Email = email, LockoutEnabled = true };
        try
        {
            var made = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
            if (made.Succeeded)
                return new FoundAccount(user, Ours: password is not null);
            return made.Errors.All(e => e.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)) && await users.FindByEmailAsync(email) is { } faster
                ? Known(faster, password)
                : new InvalidInput("email", string.Join(' ', made.Errors.Select(e => e.Description)));
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody made the same person at the same moment, so now they are known.
            foreach (var entry in e.Entries)
                entry.State = EntityState.Detached;
            return await users.FindByEmailAsync(email) is { } theirs ? Known(theirs, password) : new InvalidInput("email", "belongs to somebody whose name is another address.");
        }
    }

    /// <summary>Whoever says the right password is whom they meant; looking costs what hashing a new one would have cost.</summary>
    private FoundAccount Known(User user, string? password) => new(user, password is not null && IsPasswordOf(user, password));

    /// <summary>Somebody new, or who was only ever provisioned, within the caller's transaction; null when another has the address, and then the transaction is lost.</summary>
    public async Task<User?> MakeAsync(string email, string password, bool confirmed)
    {
        try
        {
            if (await users.FindByEmailAsync(email) is { } waiting && IsUnclaimed(waiting))
            {
                waiting.EmailConfirmed = confirmed;
                return (await users.AddPasswordAsync(waiting, password)).Succeeded ? waiting : null;
            }

            var user = new User { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = confirmed, LockoutEnabled = true };
            return (await users.CreateAsync(user, password)).Succeeded ? user : null;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }
    }

    /// <summary>
    /// Somebody whom their company's provider vouches for, within the caller's transaction: no password, and an address that nobody has confirmed
    /// to us. Null when it cannot be an address.
    /// </summary>
    public async Task<User?> MakeVouchedForAsync(string email)
    {
        var user = new User { Id = Guid.CreateVersion7(), UserName = email, Email = email, LockoutEnabled = true };
        return (await users.CreateAsync(user)).Succeeded ? user : null;
    }

    public Task<User?> FindByEmailAsync(string email) => users.FindByEmailAsync(email);

    /// <summary>Who has come themselves already: an account that a company made for an address must keep nobody out of it.</summary>
    public async Task<User?> FindClaimedAsync(string email) => await users.FindByEmailAsync(email) is { } user && !IsUnclaimed(user) ? user : null;

    private static bool IsUnclaimed(User user) => user is { PasswordHash: null, EmailConfirmed: false, TwoFactorEnabled: false };

    /// <summary>Answers null for an unknown address and a wrong password alike, after the same work.</summary>
    public async Task<Outcome<User>> ProveAsync(string email, string password)
    {
        var user = await users.FindByEmailAsync(email);
        var hash = user?.PasswordHash ?? unknown.Hash;
        var matches = hasher.VerifyHashedPassword(user ?? unknown.User, hash, password) != PasswordVerificationResult.Failed;
        if (user is null)
            return new WrongCredentials();
        if (await users.IsLockedOutAsync(user))
            return new TooManyAttempts();
        if (!matches || user.PasswordHash is null)
        {
            await users.AccessFailedAsync(user);
            return new WrongCredentials();
        }

        return user;
    }

    /// <summary>Forgets failures, once everything was proven: a right password alone must not buy more guesses at the second factor.</summary>
    public async Task EnteredAsync(User user)
    {
        if (user.AccessFailedCount > 0)
            await users.ResetAccessFailedCountAsync(user);
    }

    /// <summary>Counts a wrong second factor as a wrong password is counted.</summary>
    public Task FailedAsync(User user) => users.AccessFailedAsync(user);

    public Task<bool> IsLockedAsync(User user) => users.IsLockedOutAsync(user);

    /// <summary>For somebody who is known already and says it again.</summary>
    public bool IsPasswordOf(User user, string password) =>
        user.PasswordHash is { } hash && hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;

    public Task<User?> FindAsync(Guid id) => users.FindByIdAsync(id.ToString());

    public async Task JoinAsync(Guid user, TenantId tenant, Guid member, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("""
            insert into catalog.memberships (user_id, tenant_id, member_id) values ($1, $2, $3)
            on conflict (user_id, tenant_id) do update set member_id = excluded.member_id
            """);
        foreach (var value in (Guid[])[user, tenant.Value, member])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<IReadOnlyList<Membership>> MembershipsAsync(Guid user, CancellationToken ct)
    {
        await using var command = catalog.Source.CreateCommand("""
            select t.id, t.slug, t.name, t.active, m.member_id from catalog.memberships m join catalog.tenants t on t.id = m.tenant_id
            where m.user_id = $1 order by t.slug
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = user });
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<Membership>();
        while (await row.ReadAsync(ct))
            found.Add(new Membership(new TenantId(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetGuid(4)));
        return found;
    }
}

/// <summary>Stands in for nobody, so that an unknown address costs the same hashing as a known one.</summary>
public sealed class UnknownUser
{
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<User>().HashPassword(new User(), Guid.CreateVersion7().ToString()));

    internal User User { get; } = new();

    internal string Hash => _hash.Value;
}

public sealed record WrongCredentials()
    : Refusal(RefusalKind.Unauthenticated, "session.wrong-credentials", "The e-mail address or the password is wrong.");

public sealed record TooManyAttempts()
    : Refusal(RefusalKind.TooMany, "session.too-many-attempts", "Too many attempts. Wait five minutes and try again.");
