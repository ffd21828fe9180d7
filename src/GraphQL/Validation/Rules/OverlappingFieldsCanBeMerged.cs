using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Validation.Merging;

namespace Switchboard.GraphQL.Validation.Rules;

/// <summary>Specification 5.3.2: fields that share a place in the answer are one field. Whether all is well is proven quickly; only where that fails are all pairs compared, to say what is wrong.</summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : Rule(context), IEnters<Document>, IEnters<SelectionSet>, IEnters<InlineFragment>
{
    private FieldConflicts? _conflicts;

    /// <summary>Belongs to the selection set around it.</summary>
    private SelectionSet? _inline;

    void IEnters<Document>.Enter(Document node)
    {
        var arguments = new ArgumentTexts();
        if (!new MergeProof(Context, arguments).Succeeds())
            _conflicts = new FieldConflicts(Context, arguments, new WorkLimit(500_000, () => Context.Abort(Name, "Validation aborted.")));
    }

    void IEnters<InlineFragment>.Enter(InlineFragment node) => _inline = node.SelectionSet;

    void IEnters<SelectionSet>.Enter(SelectionSet node)
    {
        if (_conflicts is null || ReferenceEquals(node, _inline) || node.Selections is [not InlineFragment])
            return;
        foreach (var (key, reason, first, second) in _conflicts.Within(At.Parent, node))
            Report($"Fields \"{ConflictTexts.Abbreviate(key)}\" conflict because {reason}. Use different aliases on the fields to fetch both if this was intentional.", [.. first, .. second]);
    }
}
