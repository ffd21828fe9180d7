using System.Net.Mail;
using Microsoft.Extensions.Logging;

namespace Switchboard.Tenancy.Mail;

/// <summary>Lays letters down where a person can open them: for a machine without a mail server.</summary>
internal sealed class FolderMail(MailOptions options, TimeProvider clock, ILogger<FolderMail> log) : IMail
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public async Task<MailAnswer> SendAsync(Letter letter, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var draft = Path.Combine(options.Folder, ".draft-" + id.ToString("N"));
        try
        {
            Make(options.Folder);
            Make(draft);
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft };
            using var message = MimeLetter.Of(letter, "no-reply@switchboard.example");
            await client.SendMailAsync(message, ct);

            // Whoever watches the folder finds whole letters only.
            File.Move(Directory.EnumerateFiles(draft).Single(), Path.Combine(options.Folder, $"{id:N}.eml"));
            Directory.Delete(draft, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MailAnswer(MailFate.NotNow, $"The folder for letters cannot be written: {e.Message}");
        }

        if (options.TellLinks)
            log.LogInformation("Letter to {Recipient}: {Subject} {Link}", letter.To, letter.Subject, letter.Link);
        return new MailAnswer(MailFate.Taken);
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Private);
    }
}
