using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("api-keys.create", Permission = "api-keys:manage", Route = "POST /api-keys", Status = 201, FreshAuthentication = true,
    Refuses = [typeof(ExceedsYourRole)],
    Summary = "Make a key for a program; its secret is shown this once. A key may not do more than whoever makes it.")]
internal sealed class CreateApiKey(ApiKeys keys, DeskWork work, TimeProvider clock) : IVerb<CreateApiKey.Input, CreateApiKey.Created>
{
    internal sealed record Input(
        [StringLength(100, MinimumLength = 1)] string Name,
        MemberRole Role,
        DateTimeOffset? ExpiresAt = null,
        [Length(1, 100)] IReadOnlyList<string>? Scopes = null,
        [Range(1, 1_000_000)] int? RequestsPerMinute = null);

    internal sealed record Created(
        Guid Id, string Name, string Prefix, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? ExpiresAt, IReadOnlyList<string>? Scopes, int? RequestsPerMinute, string Secret);

    /// <summary>A key has no right that its role lacks, nor one that whoever makes it lacks: else a key would be a way up.</summary>
    internal static Refusal? Decide(Input input, FrozenSet<string> ofRole, Caller caller, DateTimeOffset now)
    {
        if (input.ExpiresAt <= now)
            return new InvalidInput("expiresAt", "must lie in the future.");
        if (input.Scopes?.FirstOrDefault(s => !ofRole.Contains(s)) is { } stranger)
            return new InvalidInput("scopes", $"has '{stranger}', which the role does not include.");
        return Granting.Decide(caller, input.Scopes ?? [.. ofRole]);
    }

    public async ValueTask<Outcome<Created>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var role = Words<MemberRole>.Write(input.Role);
        if (Decide(input, Roles.PermissionsOf(role), caller, clock.GetUtcNow()) is { } refusal)
            return refusal;
        var (key, secret) = await keys.CreateAsync(input.Name, role, input.ExpiresAt?.ToUniversalTime(), ct, input.Scopes?.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), input.RequestsPerMinute);
        foreach (var (field, value) in (ReadOnlySpan<(string, object?)>)[("name", key.Name), ("prefix", key.Prefix), ("role", key.Role), ("scopes", key.Scopes), ("expiresAt", key.ExpiresAt), ("requestsPerMinute", key.RequestsPerMinute)])
            work.Tell("apiKey." + field, null, value);
        return new Created(key.Id, key.Name, key.Prefix, key.Role, key.CreatedAt, null, key.ExpiresAt, key.Scopes, key.RequestsPerMinute, secret);
    }
}
