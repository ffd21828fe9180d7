using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Members;

/// <summary>
/// A new password for whoever reads the mail of an account. It signs nobody in, so a second factor is asked for as ever; and the new
/// security stamp ends every session and everything that was granted before.
/// </summary>
public sealed class PasswordResets(CatalogDb db, AccountLinks links, IPasswordHasher<User> hasher, Accounts accounts, RememberedCallers remembered)
{
    public async Task<Outcome<Done>> CompleteAsync(string token, string password, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await links.OwnerAsync(token, AccountLink.ResetPassword, ct) is not { } person)
            return new LinkDead();
        if (PasswordRules.Complaint(password, person.Email!) is { } complaint)
            return new InvalidInput("password", complaint);
        if (!await links.UseAsync(token, AccountLink.ResetPassword, ct))
            return new LinkDead();
        person.PasswordHash = hasher.HashPassword(person, password);
        person.SecurityStamp = LinkToken.New();

        // Whoever made this account in their name may have left a way in besides the password.
        if (!person.EmailConfirmed && await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == person.Id).ExecuteDeleteAsync(ct) > 0)
            person.TwoFactorEnabled = person.TotpOn;

        // The letter reached them, and whoever guessed at the old password must not keep them out of the new one.
        (person.EmailConfirmed, person.LockoutEnd, person.AccessFailedCount) = (true, null, 0);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        foreach (var place in await accounts.MembershipsAsync(person.Id, ct))
            remembered.Forget(place.Tenant, person.Id);
        return default(Done);
    }
}
