using System.Net;
using System.Net.Mail;

namespace Switchboard.Tenancy.Mail;

/// <summary>Hands letters to a mail server.</summary>
internal sealed class SmtpMail(SmtpAddress server) : IMail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<MailAnswer> SendAsync(Letter letter, CancellationToken ct)
    {
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Encrypted };
        if (server.User is not null)
            client.Credentials = new NetworkCredential(server.User, server.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            using var message = MimeLetter.Of(letter, server.From);
            await client.SendMailAsync(message, limit.Token);
            return new MailAnswer(MailFate.Taken);
        }
        catch (SmtpFailedRecipientException refused) when ((int)refused.StatusCode >= 500)
        {
            return new MailAnswer(MailFate.Never, $"The mail server refused the recipient: {refused.StatusCode}.");
        }
        catch (SmtpException fault)
        {
            return new MailAnswer(MailFate.NotNow, fault.InnerException is { } cause ? $"{fault.Message} {cause.Message}" : fault.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new MailAnswer(MailFate.NotNow, "The mail server did not answer within half a minute.");
        }
    }
}
