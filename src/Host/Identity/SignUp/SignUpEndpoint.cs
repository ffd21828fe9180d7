using Switchboard.Desk.Onboarding;
using Switchboard.Host.Rest;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Host.Identity.SignUp;

/// <summary>
/// A stranger opens a company. An address that is known already gets the same answer after the same work, and a letter to its owner;
/// only somebody new is signed in, which no answer can hide (docs/adr/0019).
/// </summary>
internal sealed class SignUpEndpoint(Accounts accounts, OpenTenant open, LetterRequest letters, DisposableAddresses disposable, IServiceScopeFactory scopes)
{
    internal static async Task<IResult> ServeAsync(HttpContext context, SignUpEndpoint endpoint, SessionStart start, IConfiguration configuration, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<SignUpRequest>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        return configuration.GetValue("SignUp:Open", true) ? await endpoint.HandleAsync(context, read.Value, start, ct) : Problems.From(new SignUpClosed());
    }

    private async Task<IResult> HandleAsync(HttpContext context, SignUpRequest request, SessionStart start, CancellationToken ct)
    {
        if (request.Decide(disposable) is { } refusal)
            return Problems.From(refusal);
        var email = request.Email.Trim();
        var admitted = letters.Admit(context, "sign-up", email);
        if (!admitted.Succeeded)
            return Problems.From(admitted.Refusal);
        var language = LetterRequest.LanguageOf(context, request.Language);
        var known = await accounts.FindClaimedAsync(email) is not null;
        var opened = await open.HandleAsync(
            request with { Language = language, TimeZone = request.TimeZone ?? (language == "zh-CN" ? "Asia/Shanghai" : "UTC") },
            known ? $"{Guid.CreateVersion7():N}@rehearsal.invalid" : email, admitted.Value, rehearsal: known, ct);
        if (opened.Refusal is { } taken)
            return Problems.From(taken);
        if (opened.Value is { } made && (await start.BeginAsync(context, made.User, made.Tenant.Slug, ["pwd"], ct)).Refusal is { } closed)
            return Problems.From(closed);
        if (opened.Value is null)
            await TellKnownAsync(email, admitted.Value, language, ct);
        return LetterRequest.LookIntoYourMail(context);
    }

    /// <summary>In a scope of its own: what was rehearsed holds this one's connection.</summary>
    private async Task TellKnownAsync(string email, string baseUrl, string language, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PasswordResetLetters>().TellKnownAsync(email, baseUrl, language, ct);
    }
}
