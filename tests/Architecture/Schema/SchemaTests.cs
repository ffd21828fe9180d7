namespace Switchboard.Architecture.Schema;

/// <summary>The database as it says itself that it is, after every migration.</summary>
public sealed class SchemaTests(MigratedDatabase database)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Rules() => Question.All.Select(q => new TheoryDataRow<string>(q.Rule));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_schema_keeps_its_rule(string rule) => (await database.AskAsync(Sql(rule), Ct)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_question_finds_what_breaks_the_rule(string rule) =>
        (await database.AskAfterAsync(Question.All.Single(q => q.Rule == rule).Damage, Sql(rule), Ct)).ShouldNotBeEmpty();

    [Fact]
    public async Task The_schema_is_the_one_that_these_rules_are_about()
    {
        var tables = await database.AskAsync("select tablename from pg_tables where schemaname = 'desk'", Ct);

        tables.Count.ShouldBeGreaterThan(15);
        tables.ShouldContain("messages");
    }

    private static string Sql(string rule) => Question.All.Single(q => q.Rule == rule).Sql;
}
