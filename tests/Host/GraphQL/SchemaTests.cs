using Switchboard.Desk;
using Switchboard.GraphQL;
using Switchboard.Host.GraphQL;
using Switchboard.Registry;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.GraphQL;

public sealed class SchemaTests
{
    private static readonly VerbRegistry Registry = VerbRegistry.Read(DeskModule.Room, typeof(DeskSchema).Assembly);

    private static string Current
    {
        get
        {
            using var engine = new GraphQLEngine(DeskSchema.Of(Registry, new DeskStreams(null!, null!, null!, null!, null!)), new GraphQLOptions());
            return engine.Print() + "\n";
        }
    }

    [Fact]
    public void The_schema_is_the_one_we_promised()
    {
        var path = Path.Combine(Repository.Root, "docs", "api", "schema.graphql");
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "1")
            File.WriteAllText(path, Current);

        var promised = File.Exists(path) ? File.ReadAllLines(path) : [];
        var current = Current.TrimEnd('\n').Split('\n');
        var differences = promised.Except(current, StringComparer.Ordinal).Select(l => "- " + l).Concat(current.Except(promised, StringComparer.Ordinal).Select(l => "+ " + l)).Take(40);

        differences.ShouldBeEmpty("The schema differs from docs/api/schema.graphql. If that is meant, run: ACCEPT_API=1 dotnet test tests/Host, and commit the file.");
    }

    [Fact]
    public void Every_verb_and_every_set_has_its_field()
    {
        var schema = Current;

        foreach (var verb in Registry.Verbs)
            schema.ShouldMatch($@"\n  {Names.Camel(verb.VerbType.Name)}[(:]", customMessage: verb.Declaration.Name);
        foreach (var set in Registry.Sets)
            schema.ShouldContain($"\n  {Names.Field(set.Name)}(", customMessage: set.Name);
    }
}
