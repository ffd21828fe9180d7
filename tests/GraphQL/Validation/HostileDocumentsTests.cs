using System.Diagnostics;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;
using Switchboard.GraphQL.Validation;

namespace Switchboard.GraphQL.Tests.Validation;

/// <summary>Documents that are small to send and would be costly to judge for who compares everything with everything.</summary>
public sealed class HostileDocumentsTests
{
    private static readonly Schema Schema = new SchemaBuilder()
        .Sdl("type Query { a: Int b(x: Int): Int other: Float me: Person } type Person { name: String best: Person }")
        .Otherwise(Execution.Resolve.Each((_, _) => null))
        .Build();

    public static TheoryData<string, string> Harmless => new()
    {
        { "identical fields", $"{{ {Times(10_000, _ => "a")} }}" },
        { "identical fields with arguments", $"{{ {Times(10_000, _ => "b(x: 1)")} }}" },
        { "identical fields with selections", $"{{ {Times(10_000, _ => "me { name }")} }}" },
        { "alike fields with different selections", $"{{ {Times(5_000, i => $"me {{ n{i}: name }}")} }}" },
        { "fragments side by side", $"{{ {Times(1_000, i => $"...F{i}")} }} {Times(1_000, i => $"fragment F{i} on Query {{ a }}")}" },
        { "fragments in a chain", $"{{ ...F0 }} {Times(5_000, i => $"fragment F{i} on Query {{ a ...F{i + 1} }}")} fragment F5000 on Query {{ a }}" },
        { "fragments that double", $"{{ me {{ ...F0 }} }} {Times(50, i => $"fragment F{i} on Person {{ a: best {{ ...F{i + 1} }} b: best {{ ...F{i + 1} }} }}")} fragment F50 on Person {{ name }}" },
    };

    public static TheoryData<string, string> Harmful => new()
    {
        { "a conflict among identical fields", $"{{ {Times(10_000, _ => "a")} a: other }}" },
        { "conflicts everywhere", $"{{ {Times(10_000, i => $"b(x: {i})")} }}" },
        { "a conflict in a chain", $"{{ a: other ...F0 }} {Times(5_000, i => $"fragment F{i} on Query {{ a ...F{i + 1} }}")} fragment F5000 on Query {{ a }}" },
        { "a circle", $"{{ ...F0 }} {Times(5_000, i => $"fragment F{i} on Query {{ a ...F{(i + 1) % 5_000} }}")}" },
        { "circles everywhere", $"{{ ...F0 }} {Times(100, i => $"fragment F{i} on Query {{ {Times(100, j => $"...F{j}")} }}")}" },
        { "unknown directives", $"{{ a {Times(10_000, i => $"@d{i}")} }}" },
        { "repeated directives", $"{{ a {Times(10_000, _ => "@skip(if: false)")} }}" },
        { "an argument again and again", $"{{ b({Times(10_000, _ => "x: 1")}) }}" },
        { "operations over the same fragments", $"{Times(1_000, i => $"query Q{i} {{ ...F0 }}")} {Times(1_000, i => $"fragment F{i} on Query {{ b(x: $x) ...F{i + 1} }}")} fragment F1000 on Query {{ a }}" },
        { "a name without end", $"{{ {new string('n', 500_000)} }}" },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Harmless_documents_pass_quickly(string what, string text) => Judge(text).ShouldBeEmpty(what);

    [Theory]
    [MemberData(nameof(Harmful))]
    public void Harmful_documents_fail_quickly(string what, string text) => Judge(text).Count.ShouldBeInRange(1, 101, what);

    [Fact]
    public void After_the_last_error_there_is_one_that_says_so()
    {
        var errors = Judge($"{{ {Times(200, i => $"x{i}")} }}");
        errors.Count.ShouldBe(101);
        errors[^1].Message.ShouldBe("Too many validation errors, error limit reached. Validation aborted.");
        errors[^1].Locations.ShouldBeEmpty();
    }

    [Fact]
    public void Names_of_the_schema_stay_secret_when_suggestions_are_unwelcome()
    {
        const string Text = "query Q($v: Intt) { oter me b(y: 1) ... on Persn { name } }";
        Judge(Text).Count(e => e.Message.Contains("Did you mean", StringComparison.Ordinal)).ShouldBe(5);
        Judge(Text, new ValidationOptions(Suggestions: false)).ShouldAllBe(e => !e.Message.Contains("Did you mean", StringComparison.Ordinal));
    }

    private static string Times(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));

    /// <summary>On a stack no larger than those that requests are served on.</summary>
    private static IReadOnlyList<ValidationError> Judge(string text, ValidationOptions? options = null)
    {
        Parser.TryParse(text, ParserLimits.None, out var document, out _).ShouldBeTrue();
        IReadOnlyList<ValidationError> errors = [];
        var clock = Stopwatch.StartNew();
        var thread = new Thread(() => errors = Validator.Validate(Schema, document, options ?? new ValidationOptions()), maxStackSize: 1_500_000);
        thread.Start();
        thread.Join();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        return errors;
    }
}
