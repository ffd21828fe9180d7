using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Switchboard.Tenancy.Isolation;
using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.Mail.Letters;

namespace Switchboard.Tenancy.Members;

/// <summary>The current tenant's open invitations, and the one look-up that finds a link's tenant.</summary>
public sealed class Invitations(CatalogDb db, CurrentTenant tenant, MailQueue mail, ILookupNormalizer normalizer, TimeProvider clock)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>The only way to list them: never without the tenant.</summary>
    public IQueryable<Invitation> OfTenant() => db.Invitations.AsNoTracking().Where(i => i.TenantId == tenant.Id && i.AcceptedAt == null && i.RevokedAt == null);

    /// <summary>For whom a place is kept, and with which role.</summary>
    public sealed record Place(string Email, string Name, string Role, Guid? CustomRoleId);

    /// <summary>Keeps a place and writes to whom it is for, both or neither; null when one is kept for them already.</summary>
    public async Task<Invitation?> InviteAsync(Place place, Guid by, string baseUrl, CancellationToken ct)
    {
        var (token, now) = (LinkToken.New(), clock.GetUtcNow());
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            TenantId = tenant.Id,
            Email = place.Email,
            NormalizedEmail = normalizer.NormalizeEmail(place.Email),
            Name = place.Name,
            Role = place.Role,
            CustomRoleId = place.CustomRoleId,
            Hash = LinkToken.Hash(token),
            InvitedBy = by,
            CreatedAt = now,
            SentAt = now,
            ExpiresAt = now + Lifetime,
        };
        db.Invitations.Add(invitation);
        Write(invitation, token, baseUrl);
        try
        {
            await db.SaveChangesAsync(ct);
            return invitation;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "invitations_open" })
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>Writes again with a new link: the one before is dead. Null when there is no such open invitation.</summary>
    public async Task<Invitation?> ResendAsync(Guid id, string baseUrl, CancellationToken ct)
    {
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == id && i.TenantId == tenant.Id && i.AcceptedAt == null && i.RevokedAt == null, ct) is not { } invitation)
            return null;
        var (token, now) = (LinkToken.New(), clock.GetUtcNow());
        (invitation.Hash, invitation.SentAt, invitation.ExpiresAt) = (LinkToken.Hash(token), now, now + Lifetime);
        Write(invitation, token, baseUrl);
        await db.SaveChangesAsync(ct);
        return invitation;
    }

    public async Task<bool> RevokeAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Invitations.Where(i => i.Id == id && i.TenantId == tenant.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.RevokedAt, now), ct) == 1;
    }

    /// <summary>Uses it up. False for whoever comes second, also at the same moment.</summary>
    public async Task<bool> UseAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Invitations.Where(i => i.Id == id && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.AcceptedAt, now), ct) == 1;
    }

    /// <summary>The open invitation of a link, of whatever tenant.</summary>
    public Task<Invitation?> FindAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (LinkToken.Hash(token), clock.GetUtcNow());
        return db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now, ct);
    }

    private void Write(Invitation invitation, string token, string baseUrl) =>
        mail.Add(new InvitationLetter(tenant.Tenant.Name, $"{baseUrl}/portal/accept-invitation#{token}").Write(invitation.Email, tenant.Tenant.Language), Lifetime);
}
