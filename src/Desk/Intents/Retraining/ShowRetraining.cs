using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents.Retraining;

[Verb("intent-retraining.show", Permission = "intents:manage", Route = "GET /intent-retraining", Audited = false,
    Summary = "Whether versions are trained at night, and what there is to learn.")]
internal sealed class ShowRetraining(DeskDb db, RetrainingNeed need, CurrentTenant tenant) : IVerb<ShowRetraining.Input, RetrainingView>
{
    internal sealed record Input;

    public async ValueTask<Outcome<RetrainingView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var row = await db.Set<RetrainingRow>().AsNoTracking().SingleOrDefaultAsync(ct) ?? new RetrainingRow();
        return await RetrainingView.OfAsync(row, tenant.Tenant, need, ct);
    }
}
