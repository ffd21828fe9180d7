namespace Switchboard.GraphQL.Tests.Abuse;

/// <summary>Which hostile document is answered with which code.</summary>
public static class Catalogue
{
    /// <summary>Instead of a code: nothing is wrong with it.</summary>
    internal const string Runs = "runs";

    private const string Syntax = "GRAPHQL_PARSE_FAILED";
    private const string Invalid = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>By the rows of the catalogue of abuse.</summary>
    public static TheoryData<string, string, string> Rows => new()
    {
        { "G1", "selections in selections, 60 KB", Syntax },
        { "G1", "selections in selections, never closed", Syntax },
        { "G1", "selections in selections, 1 MB", Syntax },
        { "G1", "fragments in fragments, 1 MB", Syntax },
        { "G1", "lists in lists, 40 KB", Syntax },
        { "G1", "lists in lists, 1 MB", Syntax },
        { "G1", "objects in objects, 80 KB", Syntax },
        { "G1", "objects in objects, 1 MB", Syntax },
        { "G1", "types in types, 40 KB", Syntax },
        { "G1", "types in types, 1 MB", Syntax },
        { "G1", "2 MB of nothing", Syntax },
        { "G1", "1 MB of comments", Syntax },
        { "G1", "1 MB of one text", Syntax },
        { "G1", "1 MB of one name", Syntax },
        { "G1", "1 MB of one argument", Syntax },
        { "G1", "1 MB of one number", Syntax },
        { "G1", "1 MB of one value", Syntax },
        { "G2", "depth 16", "DEPTH_LIMIT" },
        { "G3", "1,000 aliases of a costly field", "COST_LIMIT" },
        { "G4", "1,000 attempts in one change", "ALIAS_LIMIT" },
        { "G5", "10,000 fields", "FIELD_LIMIT" },
        { "G5", "3,000 fields of their own name", "FIELD_LIMIT" },
        { "G5", "3,000 objects of one name", "FIELD_LIMIT" },
        { "G5", "1,500 objects of one name and arguments", "FIELD_LIMIT" },
        { "G5", "1,500 objects of one name in disagreement", "FIELD_LIMIT" },
        { "G5", "4,900 values of one name in disagreement", "FIELD_LIMIT" },
        { "G5", "2,400 values of one name and other arguments", "FIELD_LIMIT" },
        { "G5", "700 objects of one name in objects of one name", "FIELD_LIMIT" },
        { "G5", "3,000 unknown fields", "FIELD_LIMIT" },
        { "G5", "a tree of objects, twice at each level", "FIELD_LIMIT" },
        { "G5", "10,000 directives on a field", Syntax },
        { "G5", "2,000 directives on a field", Invalid },
        { "G5", "7,000 unknown directives on a field", Invalid },
        { "G5", "3,000 unused variables", Invalid },
        { "G5", "3,000 fields of an input, all alike", Invalid },
        { "G5", "2,500 objects in a list", Invalid },
        { "G5", "1,000 fragments, none used", "DEFINITION_LIMIT" },
        { "G5", "1,000 fragments in a chain of objects", "DEPTH_LIMIT" },
        { "G5", "1,800 fragments in a chain", "DEPTH_LIMIT" },
        { "G5", "1,800 fragments in a circle", "DEPTH_LIMIT" },
        { "G5", "1,000 fragments in a chain, each twice", "DEPTH_LIMIT" },
        { "G5", "1,000 fragments in a chain, each twice and deeper", "DEPTH_LIMIT" },
        { "G5", "a fragment in itself", Invalid },
        { "G5", "80 fragments, all in all", Invalid },
        { "G5", "110 fragments, all in all before", "FIELD_LIMIT" },
        { "G5", "110 fragments, all in all before, the last first", "FIELD_LIMIT" },
        { "G5", "50 fragments in a circle", Invalid },
        { "G5", "90 fragments in a chain, each twice and deeper", "COST_LIMIT" },
        { "G5", "24 fragments in a chain, each of 190 parts in parts", "DEPTH_LIMIT" },
        { "G5", "24 fragments in a chain, each of 190 objects in objects", "DEPTH_LIMIT" },
        { "G5", "500 operations over 500 fragments", "DEFINITION_LIMIT" },
        { "G6", "a million items", "COST_LIMIT" },
        { "G6", "items in items", "COST_LIMIT" },
        { "G7", "the schema", "INTROSPECTION_DISABLED" },
        { "G7", "the schema in the schema", Invalid },
        { "-", "a harmless question", Runs },
    };
}
