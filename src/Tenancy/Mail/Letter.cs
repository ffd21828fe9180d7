namespace Switchboard.Tenancy.Mail;

/// <summary>One letter to one person.</summary>
/// <param name="To">Their address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">For readers without HTML, and for people.</param>
/// <param name="Html">The same as a page.</param>
/// <param name="Link">What it asks them to open. A secret: whoever has it acts for them.</param>
public sealed record Letter(string To, string Subject, string Text, string Html, string Link);
