using Switchboard.Host.Rest;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Identity.SignUp;

/// <summary>A forgotten password. Neither door signs anybody in.</summary>
internal static class PasswordResetEndpoints
{
    private const int LongestEmail = 254;

    internal sealed record Forgotten(string Email, string? Language = null);

    internal sealed record Chosen(string Token, string Password);

    internal static async Task<IResult> AskAsync(HttpContext context, LetterRequest letters, PasswordResetLetters resets, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Forgotten>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var email = read.Value.Email.Trim();
        var admitted = letters.Admit(context, "reset", email.Length > LongestEmail ? "" : email);
        if (!admitted.Succeeded)
            return Problems.From(admitted.Refusal);
        if (email.Length <= LongestEmail && !email.Contains('\0', StringComparison.Ordinal))
            await resets.AskAsync(email, admitted.Value, LetterRequest.LanguageOf(context, read.Value.Language is "zh-CN" or "en" ? read.Value.Language : null), ct);
        return LetterRequest.LookIntoYourMail(context);
    }

    internal static async Task<IResult> CompleteAsync(HttpContext context, PasswordResets resets, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Chosen>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var done = await resets.CompleteAsync(read.Value.Token, read.Value.Password, ct);
        return done.Succeeded ? Results.NoContent() : Problems.From(done.Refusal);
    }
}
