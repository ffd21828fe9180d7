using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 3: whether a schema's text makes a schema.</summary>
internal static class SchemaValidation
{
    /// <summary>What is wrong; first with the text, and only if nothing is with the schema that it describes.</summary>
    internal static IReadOnlyList<string> Validate(IReadOnlyList<Document> documents)
    {
        var document = new Document(documents.Count > 0 ? documents[0].Source : new SourceText(default), [.. documents.SelectMany(d => d.Definitions)]);
        var context = new ValidationContext(document);
        new DocumentWalk(context.Cursor, SpecifiedRules.ForTypeSystems(context)).Walk(document);
        return context.Errors.Count > 0 ? [.. context.Errors.Select(e => e.Message)] : new TypeSystem.SchemaMistakes(document).Find();
    }
}
