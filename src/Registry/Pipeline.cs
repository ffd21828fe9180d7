namespace Switchboard.Registry;

/// <summary>
/// What stands around every verb, whatever door it came through: permission, validation, the verb itself, then one commit
/// of its changes together with the audit entry, then publication. Doors authenticate and choose the tenant before this.
/// </summary>
public sealed class VerbPipeline(IUnitOfWork work, TimeProvider clock)
{
    /// <param name="entry">Which verb, as declared.</param>
    /// <param name="verb">The verb itself, of this scope.</param>
    /// <param name="input">What is asked of it.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="guard">What a door adds to the verb's own unit of work; null for nothing.</param>
    public async ValueTask<Outcome<TOutput>> RunAsync<TVerb, TInput, TOutput>(
        VerbEntry<TVerb, TInput, TOutput> entry, TVerb verb, TInput input, Caller caller, CancellationToken ct, IVerbGuard<TOutput>? guard = null)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        if (!caller.May(entry.Declaration.Permission))
            return new NotPermitted(entry.Declaration.Permission);
        work.Admit(caller);

        var errors = entry.Rules.Check(input);
        if (errors.Count > 0)
            return new InvalidInput(errors);

        if (entry.Declaration.FreshAuthentication && (input as ISometimesSensitive)?.IsSensitive != false
            && FreshAuthentication.Decide(caller, clock.GetUtcNow()) is { } stale)
            return stale;

        try
        {
            return await CommitAsync(entry, verb, input, caller, guard, ct);
        }
        catch (Exception fault) when (work.Explain(fault) is { } refusal)
        {
            // Two at once wanted what only one can have; the database told them apart, and nothing of this one was kept.
            return refusal;
        }
    }

    private async ValueTask<Outcome<TOutput>> CommitAsync<TVerb, TInput, TOutput>(
        VerbEntry<TVerb, TInput, TOutput> entry, TVerb verb, TInput input, Caller caller, IVerbGuard<TOutput>? guard, CancellationToken ct)
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull
    {
        if (guard is not null && await guard.EnterAsync(ct) is { } kept)
            return kept;
        var outcome = await verb.Handle(input, caller, ct);
        if (!outcome.Succeeded)
            return outcome;
        if (guard is not null && await guard.LeaveAsync(outcome, ct) is { } undone)
            return undone;

        var audit = entry.Declaration.Audited && !outcome.Existing
            ? new AuditNote(entry.Declaration.Name, caller, (input as IAuditSubject)?.Subject, clock.GetUtcNow(), (input as IAuditSubject)?.Detail)
            : null;
        await work.CommitAsync(audit, ct);
        return outcome;
    }
}

/// <summary>What a door adds to a verb, inside the verb's own unit of work: it may refuse before and after, and what it changes is committed with the verb's changes.</summary>
/// <typeparam name="TOutput">What the verb answers with.</typeparam>
public interface IVerbGuard<TOutput>
{
    /// <summary>Called before the verb; a refusal keeps it from running.</summary>
    ValueTask<Refusal?> EnterAsync(CancellationToken ct);

    /// <summary>Called after the verb succeeded and before its commit; a refusal undoes it.</summary>
    ValueTask<Refusal?> LeaveAsync(Outcome<TOutput> outcome, CancellationToken ct);
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
    /// <summary>Throws when this work would see more than the caller may: a door forgot to say for whom it opened it.</summary>
    void Admit(Caller caller);

    ValueTask CommitAsync(AuditNote? audit, CancellationToken ct);

    /// <summary>From here on everything is seen as it is now, and changing a row that somebody else changes meanwhile is refused.</summary>
    ValueTask BeginSnapshotAsync(CancellationToken ct);

    /// <summary>Writes what was changed so far, so that it can be read back; visible to nobody else before the commit.</summary>
    ValueTask FlushAsync(CancellationToken ct);

    /// <summary>The refusal that stands for this fault, where two callers ran into each other; null for every other fault.</summary>
    Refusal? Explain(Exception fault);
}
