using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Limits;

/// <summary>How much stands in a document, valid or not: looked at before validation, which compares fields with one another and takes longer the more there are.</summary>
internal static class DocumentSize
{
    internal static RequestError? Refusal(Document document, DocumentLimits limits)
    {
        if (document.Definitions.Count > limits.Definitions)
            return new RequestError($"The document holds {document.Definitions.Count} operations and fragments; at most {limits.Definitions} are allowed.", [], Code: "DEFINITION_LIMIT");
        var fields = FieldsIn(document);
        return fields > limits.Fields ? new RequestError($"The document's number of fields is {fields}; at most {limits.Fields} is allowed.", [], Code: "FIELD_LIMIT") : null;
    }

    private static int FieldsIn(Document document)
    {
        var fields = 0;
        var open = new Stack<SelectionSet>(document.Operations.Select(o => o.SelectionSet).Concat(document.Fragments.Select(f => f.SelectionSet)));
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                fields += selection is Field ? 1 : 0;
                if (selection is Field { SelectionSet: { } inner })
                    open.Push(inner);
                if (selection is InlineFragment inline)
                    open.Push(inline.SelectionSet);
            }
        }

        return fields;
    }
}
