using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Knowledge.Searching;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge.Synonyms;

[Verb("synonym-groups.create", Permission = "articles:write", Route = "POST /synonym-groups", Status = 201,
    Refuses = [typeof(TooManySynonymGroups)],
    Example = """{"words":["parcel","package","shipment"]}""",
    Summary = "Say that words mean the same: a search for one finds articles with another.")]
internal sealed class CreateSynonymGroup(DeskWork work, TimeProvider clock) : IVerb<CreateSynonymGroup.Input, SynonymGroupView>
{
    internal sealed record Input([MaxLength(SynonymGroup.MostWords)] IReadOnlyList<string> Words);

    public async ValueTask<Outcome<SynonymGroupView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var words = SynonymGroup.Tidy(input.Words);
        if (SynonymGroup.Decide(words) is { } refusal)
            return refusal;
        var db = await work.BeginAsync(ct);
        if (await db.Set<SynonymGroup>().CountAsync(ct) >= SynonymGroup.Most)
            return new TooManySynonymGroups();
        var now = clock.GetUtcNow();
        var group = new SynonymGroup { Id = SynonymGroupId.New(), Words = words, CreatedAt = now, UpdatedAt = now };
        await KnowledgeVersion.NextOfSynonymsAsync(db, ct);
        db.Add(group);
        return SynonymGroupView.Of(group);
    }
}

internal sealed record TooManySynonymGroups()
    : Refusal(RefusalKind.Conflict, "synonym-group.too-many", $"There are {SynonymGroup.Most} groups already. Delete one first, or add the words to another.");
