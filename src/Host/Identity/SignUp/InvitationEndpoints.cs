using Switchboard.Desk.Invitations;
using Switchboard.Host.Rest;

namespace Switchboard.Host.Identity.SignUp;

/// <summary>The invited person's side of an invitation.</summary>
internal static class InvitationEndpoints
{
    internal sealed record Shown(string Token);

    internal sealed record Acceptance(string Token, string? Password = null);

    /// <param name="Tenant">The slug of the company they belong to now.</param>
    internal sealed record Joined(string Tenant);

    internal static async Task<IResult> ShowAsync(HttpContext context, AcceptInvitation accept, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Shown>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var offer = await accept.ShowAsync(read.Value.Token, ct);
        return offer.Succeeded ? Results.Json(offer.Value, RestJson.Options) : Problems.From(offer.Refusal);
    }

    internal static async Task<IResult> AcceptAsync(HttpContext context, AcceptInvitation accept, BrowserPerson browser, SessionStart start, CancellationToken ct)
    {
        var read = await RequestBody.ReadAsync<Acceptance>(context, ct);
        if (!read.Succeeded)
            return Problems.From(read.Refusal);
        var person = await browser.FindAsync(context);
        if (person.Refusal is AntiforgeryMissing or VouchedForOnly)
            return Problems.From(person.Refusal);
        var accepted = await accept.HandleAsync(read.Value.Token, read.Value.Password, person.Value?.Id, ct);
        if (!accepted.Succeeded)
            return Problems.From(accepted.Refusal);

        // Who has an account is signed in already, as that account: their session goes on.
        if (accepted.Value.Fresh && (await start.BeginAsync(context, accepted.Value.User, accepted.Value.Place.Slug, ["pwd"], ct)).Refusal is { } refusal)
            return Problems.From(refusal);
        return Results.Json(new Joined(accepted.Value.Place.Slug), RestJson.Options);
    }
}
