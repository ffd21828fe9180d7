using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Intents.Retraining;

[Verb("intent-retraining.change", Permission = "intents:manage", Route = "PUT /intent-retraining",
    Example = """{"enabled":false}""",
    Summary = "Switch nightly retraining on or off. It never publishes anything by itself.")]
internal sealed class ChangeRetraining(DeskDb db, RetrainingNeed need, CurrentTenant tenant) : IVerb<ChangeRetraining.Input, RetrainingView>
{
    internal sealed record Input(bool Enabled);

    public async ValueTask<Outcome<RetrainingView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var row = await db.Set<RetrainingRow>().SingleOrDefaultAsync(ct);
        if (row is null)
            db.Add(row = new RetrainingRow());
        row.Enabled = input.Enabled;
        return await RetrainingView.OfAsync(row, tenant.Tenant, need, ct);
    }
}
