namespace Switchboard.Tenancy.Mail;

/// <param name="Smtp">The server that takes our letters, such as <c>smtp://user:password@mail.example.com:587?from=hello@example.com</c>; null for none.</param>
/// <param name="Folder">Where letters are laid down when there is no server.</param>
/// <param name="TellLinks">Whether the console may say a letter's link: for a developer's own machine, because whoever reads it can act for somebody.</param>
public sealed record MailOptions(string? Smtp, string Folder, bool TellLinks);
