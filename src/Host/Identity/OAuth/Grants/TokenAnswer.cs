namespace Switchboard.Host.Identity.OAuth.Grants;

/// <summary>RFC 6749, section 5.1.</summary>
internal sealed record TokenAnswer(string AccessToken, string TokenType, int ExpiresIn, string Scope, string? RefreshToken, string? IdToken);
