namespace Switchboard.Host.Identity.SingleSignOn;

/// <summary>Where a browser goes on to: one of our own faces, whatever was asked for. Pure.</summary>
internal static class ReturnPath
{
    private const string Home = "/portal/";
    private const int Longest = 2_000;
    private static readonly string[] Faces = [Home, "/desk/", "/connect/", "/graphql"];

    internal static string Of(string? wanted) =>
        wanted is { Length: > 0 and <= Longest } && Faces.Any(f => wanted.StartsWith(f, StringComparison.Ordinal))
        && !wanted.Contains("//", StringComparison.Ordinal) && !wanted.Contains("..", StringComparison.Ordinal) && !wanted.Any(c => c is <= ' ' or '\\' or > '~')
            ? wanted
            : Home;

    /// <summary>The sign-in page of the face that somebody comes from.</summary>
    internal static string SignInPage(string to) => to.StartsWith("/desk/", StringComparison.Ordinal) ? "/desk/sign-in" : "/portal/sign-in";
}
