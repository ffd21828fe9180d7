using Switchboard.GraphQL.Execution;
using Switchboard.Registry;
using FieldError = Switchboard.GraphQL.Execution.FieldError;

namespace Switchboard.Host.GraphQL;

/// <summary>Refusals in GraphQL's words: what a person can mend stands in a payload, everything else among the answer's errors.</summary>
internal static class Refusals
{
    /// <summary>For a field that cannot answer at all.</summary>
    internal static FieldError Error(Refusal refusal) => new(
        refusal.Errors.Count == 0 ? refusal.Detail : string.Join(' ', refusal.Errors.Select(e => $"{e.Field} {e.Message}")), refusal.Code);

    internal static string NameOf(Type refusal) => refusal.Name + "Error";

    internal static void Define(GraphTypes types)
    {
        types.Add("""
            "Something that the caller can mend."
            interface UserError {
              "Stable, for programs: conversation.resolved."
              code: String!
              "For people: what to do next."
              message: String!
            }
            """);
        types.Add("""
            "A field of the input that cannot be taken as it is."
            type FieldProblem {
              field: String!
              message: String!
            }
            """);
        types.Builder.Field("FieldProblem", "field", Resolve.Each((e, _) => ((FieldProblem)e).Field)).Field("FieldProblem", "message", Resolve.Each((e, _) => ((FieldProblem)e).Message));
        Define(types, typeof(InvalidInput));
        Define(types, typeof(NotFound));
    }

    internal static string Define(GraphTypes types, Type refusal)
    {
        var name = NameOf(refusal);
        if (!types.Claim(name))
            return name;
        var fields = refusal == typeof(InvalidInput) ? "\n  fields: [FieldProblem!]!" : "";
        types.Add($"type {name} implements UserError {{\n  code: String!\n  message: String!{fields}\n}}");
        types.Builder.Bind(refusal, name)
            .Field(name, "code", Resolve.Property<Refusal, string>(r => r.Code))
            .Field(name, "message", Resolve.Property<Refusal, string>(r => r.Detail))
            .Field(name, "fields", Resolve.Each((r, _) => ((Refusal)r).Errors.Select(e => new FieldProblem(e.Field, e.Message)).ToList()));
        return name;
    }

    private sealed record FieldProblem(string Field, string Message);
}
