using Switchboard.Host.Rest;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.SignUp;

/// <summary>Whether a person reads the mail of the address they gave.</summary>
internal static class ConfirmationEndpoints
{
    internal sealed record Confirmation(string Token);

    internal sealed record Again(string? Language = null);

    internal static async Task<IResult> SendAgainAsync(HttpContext context, BrowserPerson browser, LetterRequest letters, EmailConfirmations confirmations, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Again>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var person = await browser.FindAsync(context);
        if (!person.Succeeded)
            return Problems.From(person.Refusal);
        var admitted = letters.Admit(context, "confirm", person.Value.Email ?? "");
        if (!admitted.Succeeded)
            return Problems.From(admitted.Refusal);
        await confirmations.AskAgainAsync(person.Value.Id, admitted.Value, LetterRequest.LanguageOf(context, read.Value.Language is "zh-CN" or "en" ? read.Value.Language : null), ct);
        return LetterRequest.LookIntoYourMail(context);
    }

    internal static async Task<IResult> ConfirmAsync(HttpContext context, EmailConfirmations confirmations, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Confirmation>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var confirmed = await confirmations.ConfirmAsync(read.Value.Token, ct);
        return confirmed.Succeeded ? Results.NoContent() : Problems.From(confirmed.Refusal);
    }
}
