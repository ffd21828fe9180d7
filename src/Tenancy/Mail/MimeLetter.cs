using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Switchboard.Tenancy.Mail;

internal static class MimeLetter
{
    internal static MailMessage Of(Letter letter, string from)
    {
        var message = new MailMessage(new MailAddress(from, "Switchboard"), new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
        };

        // So that no holiday notice answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(Part(letter.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(letter.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView Part(string text, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        part.TransferEncoding = TransferEncoding.Base64;
        return part;
    }
}
