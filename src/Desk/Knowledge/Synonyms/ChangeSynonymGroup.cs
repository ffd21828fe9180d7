using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge.Synonyms;

[Verb("synonym-groups.change", Permission = "articles:write", Route = "PUT /synonym-groups/{id}",
    Example = """{"words":["parcel","package","shipment","delivery"]}""",
    Summary = "Change the words of a group.")]
internal sealed class ChangeSynonymGroup(DeskWork work, TimeProvider clock) : IVerb<ChangeSynonymGroup.Input, SynonymGroupView>
{
    internal sealed record Input(SynonymGroupId Id, [MaxLength(SynonymGroup.MostWords)] IReadOnlyList<string> Words) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<SynonymGroupView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var group = await db.Set<SynonymGroup>().SingleOrDefaultAsync(g => g.Id == input.Id, ct);
        if (group is null)
            return new NotFound("synonym-group");
        var words = SynonymGroup.Tidy(input.Words);
        if (SynonymGroup.Decide(words) is { } refusal)
            return refusal;
        await KnowledgeVersion.NextOfSynonymsAsync(db, ct);
        group.Words = words;
        group.UpdatedAt = clock.GetUtcNow();
        return SynonymGroupView.Of(group);
    }
}
