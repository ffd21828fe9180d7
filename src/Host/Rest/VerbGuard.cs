using Switchboard.Desk.Storage;
using Switchboard.Host.Rest.Conditions;
using Switchboard.Host.Rest.Idempotency;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>What REST adds inside a verb's unit of work: the row must be as the caller saw it, and the answer is kept with the change.</summary>
internal sealed class VerbGuard<TOutput>(IServiceProvider services, VerbEntry entry, RowReader? row, Caller caller, string? id) : IVerbGuard<TOutput>
{
    internal RowCondition? Condition { get; init; }

    internal IdempotencyLease? Lease { get; init; }

    /// <summary>There once the verb succeeded.</summary>
    internal RestAnswer? Answer { get; private set; }

    public async ValueTask<Refusal?> EnterAsync(CancellationToken ct) =>
        Condition is null ? null : await Condition.CheckAsync(row!, services, caller, id!, ct);

    public async ValueTask<Refusal?> LeaveAsync(Outcome<TOutput> outcome, CancellationToken ct)
    {
        Answer = RestAnswer.Of(outcome.Value!, caller, outcome.Existing ? StatusCodes.Status200OK : entry.Declaration.Status, await TagAsync(ct));
        if (Lease is null)
            return null;
        return await services.GetRequiredService<IdempotencyKeys>().KeepAsync(Lease, IdempotencyDoor.Kept(Answer), ct) ? null : new KeyLost();
    }

    /// <summary>As a GET will say it: a verb may write the same row in another order.</summary>
    private async ValueTask<string?> TagAsync(CancellationToken ct)
    {
        if (row is not { IsAnswer: true } || id is null)
            return null;
        await services.GetRequiredService<IUnitOfWork>().FlushAsync(ct);
        return await row.Read(services, caller, id, ct) is { } body ? EntityTag.Strong(body) : null;
    }
}
