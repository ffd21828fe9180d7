using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Members;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Desk.Provisioning;

/// <summary>
/// The tenant's members for the directory of the company: it adds, changes and takes out by the same verbs that people use, so every rule of
/// theirs holds. Nothing of it is a verb of its own.
/// </summary>
public sealed class MemberDirectory
{
    private readonly VerbRegistry _registry;
    private readonly VerbPipeline _pipeline;
    private readonly AddMember _add;
    private readonly ChangeMember _change;
    private readonly DeskWork _work;

    internal MemberDirectory(VerbRegistry registry, VerbPipeline pipeline, AddMember add, ChangeMember change, DeskWork work) =>
        (_registry, _pipeline, _add, _change, _work) = (registry, pipeline, add, change, work);

    /// <summary>Everybody who is in it, for questions.</summary>
    public IQueryable<DirectoryUser> Users(Caller caller)
    {
        _work.Admit(caller);
        return DirectoryUser.From(_work.Db).AsNoTracking();
    }

    public async Task<Outcome<DirectoryUser>> AddAsync(DirectoryPerson person, Caller caller, CancellationToken ct)
    {
        _work.Admit(caller);
        var role = await DirectoryRole.FindAsync(_work.Db, person.Role ?? Roles.Agent, ct);
        if (!role.Succeeded)
            return role.Refusal;
        var (email, userName) = (LikePattern.Exactly(person.Email), LikePattern.Exactly(person.UserName));
        var gone = await _work.Db.Members.AsNoTracking().Where(m => !m.Active && m.RemovedAt != null && (EF.Functions.ILike(m.Email, email, "\\") || EF.Functions.ILike(m.UserName ?? m.Email, userName, "\\")))
            .OrderBy(m => EF.Functions.ILike(m.Email, email, "\\") ? 0 : 1).ThenBy(m => m.Id).Select(m => (MemberId?)m.Id).FirstOrDefaultAsync(ct);
        if (await TakenAsync(person, gone, ct) is { } taken)
            return taken;

        // Whoever was taken out and comes again is the same person, with their history.
        return gone is { } id
            ? await ReviveAsync(id, person, role.Value, caller, ct)
            : await AnswerAsync(await _pipeline.RunAsync(_registry.Entry<AddMember, AddMember.Input, MemberView>(), _add,
                new AddMember.Input(person.Name, person.Email, role.Value.BuiltIn, CustomRoleId: role.Value.Custom, Active: person.Active ?? true), caller, ct, Writing(person)), caller, ct);
    }

    /// <param name="id">Whom.</param>
    /// <param name="conditional">Whether it must be as it was last seen: then nobody changes it between the look and the change.</param>
    /// <param name="revise">What the directory makes of who is there.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome<DirectoryUser>> ChangeAsync(MemberId id, bool conditional, Func<DirectoryUser, Outcome<DirectoryPerson>> revise, Caller caller, CancellationToken ct)
    {
        var found = await LookAsync(id, conditional, caller, ct);
        if (!found.Succeeded)
            return found;
        var user = found.Value;
        var revised = revise(user);
        if (!revised.Succeeded)
            return revised.Refusal;
        var person = revised.Value;
        var role = person.Role is { } word ? await DirectoryRole.FindAsync(_work.Db, word, ct) : new DirectoryRole(user.Role, user.CustomRoleId);
        if (!role.Succeeded)
            return role.Refusal;
        if (await TakenAsync(person, id, ct) is { } taken)
            return taken;
        var input = Difference(user, person, role.Value);
        return input == new ChangeMember.Input(id) && DirectoryFacts.Of(person) == DirectoryFacts.Of(user)
            ? user
            : await RunAsync(input, Writing(person, user), caller, ct);
    }

    /// <summary>Takes somebody out: they are deactivated, and the directory finds them no more.</summary>
    public async Task<Outcome<Done>> RemoveAsync(MemberId id, bool conditional, Func<DirectoryUser, Refusal?> check, Caller caller, CancellationToken ct)
    {
        var found = await LookAsync(id, conditional, caller, ct);
        if (!found.Succeeded)
            return found.Refusal;
        if (check(found.Value) is { } refusal)
            return refusal;
        var guard = new DirectoryGuard(_work, m => (m.RemovedAt, m.UserName, m.ExternalId) = (m.ChangedAt, null, null));
        var gone = await _pipeline.RunAsync(Change, _change, new ChangeMember.Input(id, Active: false), caller, ct, guard);
        return gone.Succeeded ? default(Done) : gone.Refusal;
    }

    private VerbEntry<ChangeMember, ChangeMember.Input, MemberView> Change => _registry.Entry<ChangeMember, ChangeMember.Input, MemberView>();

    /// <summary>Only what differs: a change of a name must not undo what somebody else decided meanwhile.</summary>
    private static ChangeMember.Input Difference(DirectoryUser user, DirectoryPerson person, DirectoryRole role) => new(
        user.Id,
        Name: person.Name == user.Name ? null : person.Name,
        Role: role.IsThatOf(user) || role.Custom is not null ? null : role.BuiltIn,
        Active: person.Active is null || person.Active == user.Active ? null : person.Active,
        CustomRoleId: role.IsThatOf(user) ? null : role.Custom,
        Email: string.Equals(person.Email, user.Email, StringComparison.OrdinalIgnoreCase) ? null : person.Email);

    private Task<Outcome<DirectoryUser>> ReviveAsync(MemberId id, DirectoryPerson person, DirectoryRole role, Caller caller, CancellationToken ct) => RunAsync(
        new ChangeMember.Input(id, person.Name, role.Custom is null ? role.BuiltIn : null, Active: person.Active ?? true, CustomRoleId: role.Custom, Email: person.Email), Writing(person), caller, ct);

    private async Task<Outcome<DirectoryUser>> RunAsync(ChangeMember.Input input, DirectoryGuard guard, Caller caller, CancellationToken ct) =>
        await AnswerAsync(await _pipeline.RunAsync(Change, _change, input, caller, ct, guard), caller, ct);

    private async Task<Outcome<DirectoryUser>> LookAsync(MemberId id, bool conditional, Caller caller, CancellationToken ct)
    {
        if (conditional)
            await _work.BeginSnapshotAsync(ct);
        return await Users(caller).SingleOrDefaultAsync(u => u.Id == id, ct) is { } user ? user : new NotFound("user");
    }

    private async Task<Outcome<DirectoryUser>> AnswerAsync(Outcome<MemberView> outcome, Caller caller, CancellationToken ct)
    {
        if (!outcome.Succeeded)
            return outcome.Refusal;
        var id = outcome.Value.Id;
        return await Users(caller).SingleAsync(u => u.Id == id, ct);
    }

    private DirectoryGuard Writing(DirectoryPerson person, DirectoryUser? was = null) => new(_work, m => DirectoryFacts.Of(person).WriteTo(m, was is null ? null : DirectoryFacts.Of(was)));

    /// <summary>Before anything is made for them: the database's own word comes last, and only for who came at the same moment.</summary>
    private async Task<Refusal?> TakenAsync(DirectoryPerson person, MemberId? but, CancellationToken ct)
    {
        var (name, external) = (LikePattern.Exactly(person.UserName), person.ExternalId);
        if (await _work.Db.Members.AnyAsync(m => m.Id != but && EF.Functions.ILike(m.UserName ?? m.Email, name, "\\"), ct))
            return new UserNameTaken();
        return external is not null && await _work.Db.Members.AnyAsync(m => m.Id != but && m.ExternalId == external, ct) ? new ExternalIdTaken() : null;
    }
}
