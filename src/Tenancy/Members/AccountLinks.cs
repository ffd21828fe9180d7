using Microsoft.EntityFrameworkCore;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Members;

/// <summary>Links to people's addresses: each works once, for a while, and only the newest of its kind.</summary>
public sealed class AccountLinks(CatalogDb db, TimeProvider clock)
{
    internal static readonly TimeSpan ConfirmTime = TimeSpan.FromHours(24);
    internal static readonly TimeSpan ResetTime = TimeSpan.FromHours(1);

    /// <summary>A new link's secret, written with the context's next save. Those sent before are dead from then on.</summary>
    internal async Task<string> IssueAsync(User user, string purpose, TimeSpan lifetime, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.AccountLinks.Where(l => l.UserId == user.Id && l.Purpose == purpose && l.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), ct);
        var token = LinkToken.New();
        db.AccountLinks.Add(new AccountLink { Hash = LinkToken.Hash(token), UserId = user.Id, Purpose = purpose, Email = user.Email!, CreatedAt = now, ExpiresAt = now + lifetime });
        return token;
    }

    /// <summary>Whose living link this is, without using it up.</summary>
    internal async Task<User?> OwnerAsync(string token, string purpose, CancellationToken ct)
    {
        var (hash, now) = (LinkToken.Hash(token), clock.GetUtcNow());
        return await db.Users.SingleOrDefaultAsync(
            u => db.AccountLinks.Any(l => l.Hash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now && l.UserId == u.Id && l.Email == u.Email), ct);
    }

    /// <summary>Uses it up. False for whoever comes second, also at the same moment.</summary>
    internal async Task<bool> UseAsync(string token, string purpose, CancellationToken ct)
    {
        var (hash, now) = (LinkToken.Hash(token), clock.GetUtcNow());
        return await db.AccountLinks.Where(l => l.Hash == hash && l.Purpose == purpose && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), ct) == 1;
    }
}

public sealed record LinkDead()
    : Refusal(RefusalKind.Conflict, "link.dead", "This link was used already, is too old, or a newer one was sent. Ask for a new one.");
