using System.ComponentModel.DataAnnotations;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Members;

[Verb("api-keys.create", Permission = "api-keys:manage", Route = "POST /api-keys", Status = 201, Summary = "Make a key for a program; its secret is shown this once.")]
internal sealed class CreateApiKey(ApiKeys keys, TimeProvider clock) : IVerb<CreateApiKey.Input, CreateApiKey.Created>
{
    internal sealed record Input([StringLength(100, MinimumLength = 1)] string Name, MemberRole Role, DateTimeOffset? ExpiresAt = null);

    internal sealed record Created(Guid Id, string Name, string Prefix, string Role, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? ExpiresAt, string Secret);

    public async ValueTask<Outcome<Created>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        if (input.ExpiresAt <= clock.GetUtcNow())
            return new InvalidInput("expiresAt", "must lie in the future.");
        var (key, secret) = await keys.CreateAsync(input.Name, Words<MemberRole>.Write(input.Role), input.ExpiresAt?.ToUniversalTime(), ct);
        return new Created(key.Id, key.Name, key.Prefix, key.Role, key.CreatedAt, null, key.ExpiresAt, secret);
    }
}
