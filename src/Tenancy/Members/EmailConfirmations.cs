using Switchboard.Registry;
using Switchboard.Tenancy.Mail;
using Switchboard.Tenancy.Mail.Letters;

namespace Switchboard.Tenancy.Members;

/// <summary>Proof that a person reads the mail of the address they gave.</summary>
public sealed class EmailConfirmations(CatalogDb db, AccountLinks links, MailQueue mail)
{
    /// <summary>Asks by letter; written with the context's next save.</summary>
    public async Task AskAsync(User user, string baseUrl, string language, CancellationToken ct)
    {
        var token = await links.IssueAsync(user, AccountLink.ConfirmEmail, AccountLinks.ConfirmTime, ct);
        mail.Add(new ConfirmLetter($"{baseUrl}/portal/confirm#{token}").Write(user.Email!, language), AccountLinks.ConfirmTime);
    }

    /// <summary>Asks anew, unless it is known.</summary>
    public async Task AskAgainAsync(Guid user, string baseUrl, string language, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Users.FindAsync([user], ct) is not { EmailConfirmed: false } person)
            return;
        await AskAsync(person, baseUrl, language, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    public async Task<Outcome<Done>> ConfirmAsync(string token, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await links.OwnerAsync(token, AccountLink.ConfirmEmail, ct) is not { } person || !await links.UseAsync(token, AccountLink.ConfirmEmail, ct))
            return new LinkDead();
        person.EmailConfirmed = true;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
