using Switchboard.Registry;

namespace Switchboard.Host.Rest.Versions;

/// <summary>The version of the API by the month of its last incompatible change. A request may name the one it was written for.</summary>
internal static class ApiVersion
{
    internal const string Header = "Api-Version";
    internal const string Current = "2026-12";

    internal static readonly string[] Known = [Current];

    /// <summary>Null when the request names none, or one that is served.</summary>
    internal static Refusal? Refuse(HttpRequest request) =>
        !request.Headers.TryGetValue(Header, out var named) || (named is [{ } only] && Known.Contains(only, StringComparer.Ordinal))
            ? null
            : new UnknownVersion();
}

internal sealed record UnknownVersion()
    : Refusal(RefusalKind.Invalid, "version.unknown", $"This Api-Version is not served. Name one of {string.Join(", ", ApiVersion.Known)}, or none.")
{
    public override IReadOnlyList<FieldError> Errors => [new(ApiVersion.Header, $"must be one of {string.Join(", ", ApiVersion.Known)}.")];
}
