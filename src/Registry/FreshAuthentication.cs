namespace Switchboard.Registry;

/// <summary>Who changes who gets in must have proven lately that it is they who sit there. Programs have keys and nobody to ask.</summary>
public static class FreshAuthentication
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static Refusal? Decide(Caller caller, DateTimeOffset now) => caller.Kind == CallerKind.Member ? Decide(caller.AuthenticatedAt, now) : null;

    public static Refusal? Decide(DateTimeOffset? authenticatedAt, DateTimeOffset now) =>
        authenticatedAt is { } at && now - at <= Window ? null : new FreshAuthenticationRequired();
}

/// <summary>An input of which only some fields change who gets in.</summary>
public interface ISometimesSensitive
{
    bool IsSensitive { get; }
}

public sealed record FreshAuthenticationRequired()
    : Refusal(RefusalKind.Forbidden, "session.fresh-authentication-required", "Prove again who you are with POST /api/v1/session/reauthenticate, then repeat this within ten minutes.");
