using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy;
using Switchboard.Tenancy.Members;
using Switchboard.Tenancy.SignUp;

namespace Switchboard.Desk.Onboarding;

/// <summary>
/// Opens a tenant for a stranger in one transaction: the person, the company, their membership, a web chat inbox, first articles and the
/// letter that asks for confirmation. All of it is there when it answers, or none.
/// </summary>
public sealed class OpenTenant(JoinedWork work, Accounts accounts, EmailConfirmations confirmations, FoundedTenants founded, TimeProvider clock)
{
    /// <param name="User">The founder.</param>
    /// <param name="Tenant">What they founded.</param>
    /// <param name="Member">Their place in it.</param>
    public sealed record Opened(User User, Tenant Tenant, Guid Member);

    /// <param name="request">Decided about already.</param>
    /// <param name="email">The founder's address; a made-up one for a rehearsal.</param>
    /// <param name="baseUrl">Where links lead.</param>
    /// <param name="rehearsal">Does all the work and keeps nothing: so that an address that is known already takes as long.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null when the address is known, or was only rehearsed.</returns>
    public async Task<Outcome<Opened?>> HandleAsync(SignUpRequest request, string email, string baseUrl, bool rehearsal, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var tenant = new Tenant(TenantId.New(), "", request.Company.Trim(), Placement.Shared, null, Active: true) { TimeZone = request.TimeZone ?? "UTC", Language = request.Language ?? "en" };
        await work.EnterAsync(tenant, ct);
        if (await accounts.MakeAsync(email, request.Password, confirmed: false) is not { } user)
            return await NothingAsync();
        var slugs = request.Slug is { } wanted ? [wanted] : SlugGuess.Of(request.Company, request.Email);
        if (await founded.AddAsync(tenant, slugs, user.Id, now, ct) is not { } slug)
        {
            await work.DropAsync();
            return new AddressTaken(request.Slug ?? "");
        }

        var member = new Member { Id = MemberId.New(), UserId = user.Id, Name = request.Name.Trim(), Email = email, Role = MemberRole.Admin, Owner = true, CreatedAt = now };
        var inbox = new Inbox { Id = InboxId.New(), Name = tenant.Language == "zh-CN" ? "网站" : "Website", Channel = InboxChannels.WebChat, Key = InboxSettings.NewKey(), CreatedAt = now };
        await work.Catalog.Database.ExecuteSqlAsync($"insert into catalog.inbox_keys (key, tenant_id, inbox_id) values ({inbox.Key}, {tenant.Id.Value}, {inbox.Id.Value})", ct);
        await confirmations.AskAsync(user, baseUrl, tenant.Language, ct);
        await FillDeskAsync(tenant, user, member, inbox, ct);
        if (rehearsal)
            return await NothingAsync();
        await work.CommitAsync(new AuditNote("tenant.sign-up", new Caller(CallerKind.Member, member.Id.Value, member.Name, Roles.PermissionsOf(Roles.Admin)), tenant.Id.Value, now), ct);
        return new Opened(user, tenant with { Slug = slug }, member.Id.Value);
    }

    private async Task<Outcome<Opened?>> NothingAsync()
    {
        await work.DropAsync();
        return Outcome.Of<Opened?>(null);
    }

    private async Task FillDeskAsync(Tenant tenant, User founder, Member member, Inbox inbox, CancellationToken ct)
    {
        var db = work.Desk;
        db.Add(member);
        db.Add(inbox);
        db.AddRange(StarterArticle.In(tenant.Language).Select(a => a.Of(tenant.Language, member.CreatedAt)));
        await work.SeatAsync(founder, member, ct);
        await KnowledgeVersion.NextAsync(db, ct);
    }
}
