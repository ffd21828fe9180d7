using System.Collections.Frozen;

namespace Switchboard.Tenancy.SignUp;

/// <summary>Mailboxes that are thrown away after ten minutes: nobody can be reached there tomorrow.</summary>
/// <param name="more">Domains that the operator names besides.</param>
public sealed class DisposableAddresses(IEnumerable<string> more)
{
    private static readonly string[] WellKnown =
    [
        "10minutemail.com", "10minutemail.net", "20minutemail.com", "33mail.com", "anonaddy.me", "bccto.me", "burnermail.io", "chacuo.net", "discard.email", "dispostable.com",
        "dropmail.me", "emailondeck.com", "fakeinbox.com", "fakemail.net", "getairmail.com", "getnada.com", "grr.la", "guerrillamail.biz", "guerrillamail.com", "guerrillamail.de",
        "guerrillamail.info", "guerrillamail.net", "guerrillamail.org", "guerrillamailblock.com", "harakirimail.com", "inboxkitten.com", "incognitomail.org", "linshiyouxiang.net",
        "mailcatch.com", "maildrop.cc", "mailexpire.com", "mailinator.com", "mailinator.net", "mailnesia.com", "mailnull.com", "mailsac.com", "mintemail.com", "moakt.com",
        "mohmal.com", "mytemp.email", "nada.email", "nowmymail.com", "sharklasers.com", "snapmail.cc", "spam4.me", "spambox.us", "spamgourmet.com", "spamex.com",
        "temp-mail.io", "temp-mail.org", "tempail.com", "tempinbox.com", "tempm.com", "tempmail.com", "tempmail.dev", "tempmail.net", "tempmailo.com", "tempr.email",
        "throwawaymail.com", "trash-mail.com", "trashmail.com", "trashmail.de", "trashmail.net", "wegwerfmail.de", "yopmail.com", "yopmail.fr", "yopmail.net", "zetmail.com",
    ];

    private readonly FrozenSet<string> _domains = WellKnown.Concat(more).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public bool Has(string email)
    {
        for (var domain = email[(email.LastIndexOf('@') + 1)..].TrimEnd('.'); ;)
        {
            if (_domains.Contains(domain))
                return true;
            var dot = domain.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
                return false;
            domain = domain[(dot + 1)..];
        }
    }
}
