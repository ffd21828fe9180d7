using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge.Synonyms;

[Verb("synonym-groups.delete", Permission = "articles:write", Route = "DELETE /synonym-groups/{id}", Summary = "Say no longer that these words mean the same.")]
internal sealed class DeleteSynonymGroup(DeskWork work) : IVerb<DeleteSynonymGroup.Input, Done>
{
    internal sealed record Input(SynonymGroupId Id) : IAuditSubject
    {
        Guid? IAuditSubject.Subject => Id.Value;
    }

    public async ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var db = await work.BeginAsync(ct);
        var group = await db.Set<SynonymGroup>().SingleOrDefaultAsync(g => g.Id == input.Id, ct);
        if (group is null)
            return new NotFound("synonym-group");
        await KnowledgeVersion.NextOfSynonymsAsync(db, ct);
        db.Remove(group);
        return default(Done);
    }
}
