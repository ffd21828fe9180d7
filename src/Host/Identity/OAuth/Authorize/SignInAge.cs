namespace Switchboard.Host.Identity.OAuth.Authorize;

/// <summary>Whether a person has to prove anew who they are. Pure.</summary>
internal static class SignInAge
{
    /// <param name="request">What is asked.</param>
    /// <param name="signedInAt">When they last proved who they are.</param>
    /// <param name="sentAwayAt">When we sent them to sign in for this very request; null when we did not.</param>
    /// <param name="now">The time.</param>
    internal static bool MustProveAgain(AuthorizationRequest request, DateTimeOffset signedInAt, DateTimeOffset? sentAwayAt, DateTimeOffset now)
    {
        if (sentAwayAt is { } sent)
            return signedInAt < sent;
        return request.Asks("login") || request.Asks("select_account") || (request.MaxAge is { } age && now - signedInAt > age);
    }
}
