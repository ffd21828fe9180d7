using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.SingleSignOn;

/// <summary>
/// Somebody whom a tenant's provider vouches for takes their place in that tenant. Enter the tenant first. It comes before there is a caller, so it is no verb.
/// </summary>
public sealed class EnterByProvider
{
    private const string Added = "members.provision";
    private const string Changed = "members.map-role";
    private readonly JoinedWork _work;
    private readonly Accounts _accounts;
    private readonly IdentityProviders _providers;
    private readonly MappedSeats _seats;
    private readonly TimeProvider _clock;

    internal EnterByProvider(JoinedWork work, Accounts accounts, IdentityProviders providers, MappedSeats seats, TimeProvider clock) =>
        (_work, _accounts, _providers, _seats, _clock) = (work, accounts, providers, seats, clock);

    /// <summary>Whether a member who was found may come in.</summary>
    /// <param name="member">Whom they are taken for.</param>
    /// <param name="linked">Whether they came before; else their address was recognised.</param>
    /// <param name="role">What their groups give.</param>
    /// <param name="mapped">Whether groups say anything at all.</param>
    internal static Refusal? Decide(Member member, bool linked, MappedRole? role, bool mapped) =>
        !member.Active ? new PersonInactive()
        : member.Owner ? (linked ? null : new OwnerNotByEmail())
        : mapped && role is null ? new InNoGroup()
        : null;

    /// <summary>Whether a stranger becomes a member.</summary>
    internal static Refusal? Decide(bool provision, MappedRole? role) => !provision ? new Stranger() : role is null ? new InNoGroup() : null;

    /// <summary>For people whom the provider knows no address of: one that letters never reach (RFC 2606), the same each time.</summary>
    internal static string AddressFor(Guid provider, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{provider} {subject}")).AsSpan(0, 12)) + "@no-address.invalid";

    public async Task<Outcome<User>> HandleAsync(IdentityProvider provider, ExternalPerson person, CancellationToken ct)
    {
        await _work.BeginAsync(ct);
        try
        {
            var entered = await EnterAsync(provider, person, ct);
            if (!entered.Succeeded)
            {
                await _work.DropAsync();
                return entered.Refusal;
            }

            await _work.SaveAsync(ct);
            await _work.CommitAsync(entered.Value.Note, ct);
            return entered.Value.User;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            await _work.DropAsync();
            return new EnteredTwice();
        }
    }

    private async Task<Outcome<Entered>> EnterAsync(IdentityProvider provider, ExternalPerson person, CancellationToken ct)
    {
        var role = await _seats.RoleAsync(provider, person, ct);
        var login = await _providers.FindLoginAsync(provider.Id, person.Subject, ct);
        var address = person.Email ?? AddressFor(provider.Id, person.Subject);
        var user = login is null ? await _accounts.FindByEmailAsync(address) : await _accounts.FindAsync(login.UserId);
        if (user?.IsOperator == true)
            return new NotForOperators();
        if (user is not null && await _work.Desk.Members.SingleOrDefaultAsync(m => m.UserId == user.Id, ct) is { } member)
            return await ReturnAsync(provider, person, user, member, login, role, ct);
        if (Decide(provider.Provision, role) is { } refusal)
            return refusal;
        user ??= await _accounts.MakeVouchedForAsync(address);
        return user is null ? new Stranger() : await JoinAsync(provider, person, user, address, login, role!, ct);
    }

    private async Task<Outcome<Entered>> ReturnAsync(IdentityProvider provider, ExternalPerson person, User user, Member member, ExternalLogin? login, MappedRole? role, CancellationToken ct)
    {
        var mapped = provider.Mappings.Count > 0;
        if (Decide(member, login is not null, role, mapped) is { } refusal)
            return refusal;
        Remember(provider, person, user, login);
        if (!mapped || member.Owner)
            return new Entered(user, null);
        var applied = await _seats.ApplyAsync(member, role!, By(provider), ct);
        return !applied.Succeeded ? applied.Refusal : new Entered(user, applied.Value ? Note(Changed, provider, member) : null);
    }

    private async Task<Outcome<Entered>> JoinAsync(IdentityProvider provider, ExternalPerson person, User user, string address, ExternalLogin? login, MappedRole role, CancellationToken ct)
    {
        var member = _seats.Add(user, address, person.Name, role);
        await _work.SeatAsync(user, member, ct);
        Remember(provider, person, user, login);
        return new Entered(user, Note(Added, provider, member));
    }

    private void Remember(IdentityProvider provider, ExternalPerson person, User user, ExternalLogin? login)
    {
        if (login is null)
            _providers.Link(provider.Id, person.Subject, user.Id);
        else
            _providers.Used(login);
    }

    private static Caller By(IdentityProvider provider) => new(CallerKind.System, provider.Id, provider.Name, FrozenSet<string>.Empty);

    private AuditNote Note(string happened, IdentityProvider provider, Member member) => new(happened, By(provider), member.Id.Value, _clock.GetUtcNow(), provider.Name);

    private sealed record Entered(User User, AuditNote? Note);
}
