namespace Switchboard.Registry;

/// <summary>
/// What stands around every verb, whatever door it came through: permission, validation, the verb itself, then one commit
/// of its changes together with the audit entry, then publication. Doors authenticate and choose the tenant before this.
/// </summary>
public sealed class VerbPipeline(IUnitOfWork work, TimeProvider clock)
{
    public async ValueTask<Outcome<TOutput>> RunAsync<TVerb, TInput, TOutput>(
        VerbEntry<TVerb, TInput, TOutput> entry, TVerb verb, TInput input, Caller caller, CancellationToken ct)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        if (!caller.May(entry.Declaration.Permission))
            return new NotPermitted(entry.Declaration.Permission);

        var errors = entry.Rules.Check(input);
        if (errors.Count > 0)
            return new InvalidInput(errors);

        var outcome = await verb.Handle(input, caller, ct);
        if (!outcome.Succeeded)
            return outcome;

        var audit = entry.Declaration.Audited && !outcome.Existing
            ? new AuditNote(entry.Declaration.Name, caller, (input as IAuditSubject)?.Subject, clock.GetUtcNow(), (input as IAuditSubject)?.Detail)
            : null;
        await work.CommitAsync(audit, ct);
        return outcome;
    }
}

/// <summary>An input that names what it acts on, for the audit entry.</summary>
public interface IAuditSubject
{
    Guid? Subject => null;

    /// <summary>What it acts on when that has no id of ours, such as a plugin. Never a secret.</summary>
    string? Detail => null;
}

public sealed record AuditNote(string Verb, Caller Caller, Guid? Subject, DateTimeOffset At, string? Detail = null);

/// <summary>The changes of one verb. Nothing is visible to anyone until <see cref="CommitAsync"/>; dropping it undoes them.</summary>
public interface IUnitOfWork
{
    ValueTask CommitAsync(AuditNote? audit, CancellationToken ct);
}
