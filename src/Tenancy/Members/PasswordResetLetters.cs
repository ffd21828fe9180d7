using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.Mail.Letters;

namespace Switchboard.Tenancy.Members;

/// <summary>Asks for a new password by letter. A known and an unknown address cost the same statements and answer the same.</summary>
public sealed class PasswordResetLetters(CatalogDb db, MailQueue mail, ILookupNormalizer normalizer, TimeProvider clock)
{
    public async Task AskAsync(string email, string baseUrl, string language, CancellationToken ct)
    {
        var (token, now, known) = (LinkToken.New(), clock.GetUtcNow(), normalizer.NormalizeEmail(email));
        var (hash, until) = (LinkToken.Hash(token), now + AccountLinks.ResetTime);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            with person as (select id, email from catalog.users where normalized_email = {known}),
            former as (update catalog.account_links set used_at = {now} where purpose = {AccountLink.ResetPassword} and used_at is null and user_id in (select id from person))
            insert into catalog.account_links (hash, user_id, purpose, email, created_at, expires_at)
            select {hash}, id, {AccountLink.ResetPassword}, email, {now}, {until} from person
            """, ct);
        await mail.AddForKnownAsync(known, new ResetLetter($"{baseUrl}/portal/reset-password#{token}").Write("", language), AccountLinks.ResetTime, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>For whoever signs up with an address that somebody has.</summary>
    public Task TellKnownAsync(string email, string baseUrl, string language, CancellationToken ct) => mail.AddForKnownAsync(
        normalizer.NormalizeEmail(email), new KnownAddressLetter($"{baseUrl}/portal/sign-in").Write("", language), AccountLinks.ConfirmTime, ct);
}
