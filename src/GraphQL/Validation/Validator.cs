using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5: holds a document against a schema, all rules in one walk.</summary>
internal static class Validator
{
    internal static IReadOnlyList<ValidationError> Validate(Schema schema, Document document, ValidationOptions options)
    {
        var context = new ValidationContext(schema, document, options);
        try
        {
            new DocumentWalk(context.Cursor, SpecifiedRules.ForRequests(context)).Walk(document);
        }
        catch (ValidationAbortedException)
        {
            // The reason is the last of the errors.
        }

        return context.Errors;
    }
}
