using Microsoft.EntityFrameworkCore;
using Switchboard.Tenancy.Members;

namespace Switchboard.Tenancy.Mail;

/// <summary>Takes letters in, in the transaction of what causes them: they go out when it is committed and never when it is not.</summary>
public sealed class MailQueue
{
    private readonly CatalogDb _db;
    private readonly LetterSeal _seal;
    private readonly TimeProvider _clock;

    internal MailQueue(CatalogDb db, LetterSeal seal, TimeProvider clock) => (_db, _seal, _clock) = (db, seal, clock);

    /// <summary>Written with the context's next save.</summary>
    /// <param name="letter">What to send.</param>
    /// <param name="worth">How long it is worth being read: its link is dead after that.</param>
    public void Add(Letter letter, TimeSpan worth)
    {
        var now = _clock.GetUtcNow();
        _db.Mail.Add(new MailRow { Id = Guid.CreateVersion7(now), Recipient = letter.To, Sealed = _seal.Close(letter), DueAt = now, ExpiresAt = now + worth, CreatedAt = now });
    }

    /// <summary>Writes to whoever has this address, at the address as they gave it; to nobody, with the same work, when nobody has.</summary>
    internal Task AddForKnownAsync(string normalizedEmail, Letter letter, TimeSpan worth, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var (id, closed, until) = (Guid.CreateVersion7(now), _seal.Close(letter), now + worth);
        return _db.Database.ExecuteSqlAsync(
            $"""
            insert into catalog.mail (id, recipient, sealed, due_at, expires_at, created_at)
            select {id}, email, {closed}, {now}, {until}, {now} from catalog.users where normalized_email = {normalizedEmail}
            """, ct);
    }
}
