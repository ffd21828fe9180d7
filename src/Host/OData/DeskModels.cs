using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Switchboard.OData.Model;
using Switchboard.Registry;

namespace Switchboard.Host.OData;

/// <summary>The desk as an OData model for each set of permissions: sets and fields that a caller may not see are not in theirs.</summary>
internal sealed class DeskModels(VerbRegistry registry)
{
    // A role's permissions are one object for all who have it, so a model is made once a role.
    private readonly ConditionalWeakTable<FrozenSet<string>, ODataModel> _models = [];
    private readonly Caller _everyone = new(CallerKind.System, Guid.Empty, "everyone", registry.Permissions.ToFrozenSet(StringComparer.Ordinal));
    private readonly IReadOnlyList<SetRelation> _relations = SetRelations.Of(registry);

    /// <summary>Every set, closed to those who may not read it: to tell them that what they look for is there, and what it takes.</summary>
    internal ODataModel Whole => For(_everyone);

    internal ODataModel For(Caller caller) => _models.GetValue(caller.Permissions, _ => Make(caller));

    private ODataModel Make(Caller caller)
    {
        var mine = registry.Sets.Where(s => caller.May(s.Permission)).ToList();
        var names = mine.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var builder = new ODataModelBuilder("Switchboard").Words(value => WordsOf.Member(value));
        foreach (var id in mine.SelectMany(s => SetRelations.IdsOf(s.ViewType)).Distinct())
            IdValues.AddTo(builder, id);
        var sets = new EntitySets(builder, caller, _relations.Where(r => names.Contains(r.From) && names.Contains(r.To)).ToLookup(r => r.From, StringComparer.Ordinal));
        foreach (var set in mine)
            set.Accept(sets);
        return builder.Build();
    }
}
