using System.Globalization;
using System.Text.Json;
using Switchboard.Host.OData;
using Switchboard.Registry;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.OData;

/// <summary>The doors agree: REST and OData show the same rows of every set, with the same values.</summary>
public sealed class DoorTests(StockedDesk desk) : IClassFixture<StockedDesk>
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<string>> Sets() =>
        VerbRegistry.Read(Desk.DeskModule.Room, typeof(DeskModels).Assembly).Sets.Select(s => new TheoryDataRow<string>(s.Name));

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_set_has_the_same_rows_at_both_doors(string set)
    {
        var rest = (await desk.Tenant.Admin.GetAsync($"/{set}?limit=100", _ct)).GetProperty("items").EnumerateArray().ToList();

        var rows = (await desk.Tenant.Admin.RowsAsync(EntitySets.NameOf(set), _ct)).ToDictionary(KeyOf, StringComparer.Ordinal);

        rows.Count.ShouldBe(rest.Count);
        foreach (var item in rest)
        {
            var row = rows[KeyOf(item)];
            foreach (var property in row.EnumerateObject())
                Same(item.GetProperty(property.Name), property.Value).ShouldBeTrue($"{set}.{property.Name}: {item.GetProperty(property.Name)} at one door, {property.Value} at the other.");
        }
    }

    private static string KeyOf(JsonElement row) =>
        (row.TryGetProperty("id", out var id) || row.TryGetProperty("messageId", out id) ? id : row.GetProperty("conversationId")).GetString()!;

    private static bool Same(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.String && other.ValueKind == JsonValueKind.String
            ? one.GetString() == other.GetString() || SameWord(one.GetString()!, other.GetString()!) || SameTime(one.GetString()!, other.GetString()!)
            : JsonElement.DeepEquals(one, other);

    /// <summary>A word with hyphens is camel case where identifiers have none.</summary>
    private static bool SameWord(string one, string other) => one.Contains('-') && !one.Any(char.IsDigit) && WordsOf.Camel(one) == other;

    private static bool SameTime(string one, string other) =>
        DateTimeOffset.TryParse(one, CultureInfo.InvariantCulture, out var first) && DateTimeOffset.TryParse(other, CultureInfo.InvariantCulture, out var second) && first == second;
}
