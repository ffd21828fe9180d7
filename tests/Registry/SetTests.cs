using Switchboard.Registry;

namespace Switchboard.Registry.Tests;

public sealed class SetTests
{
    public enum Size
    {
        Small,
        VeryLarge,
    }

    internal sealed record Row(Guid Id, string Name, int Rank, Size Size, DateTimeOffset At);

    private static readonly Set<Row, Guid> Rows = new Set<Row, Guid>("rows", "rows:read", r => r.Id)
        .Filter(r => r.Size).Filter(r => r.Rank).Filter(r => r.Name)
        .Sort(r => r.At, descending: true).Sort(r => r.Name);

    private static readonly Row[] Data =
    [
        new(Guid.CreateVersion7(), "b", 1, Size.Small, DateTimeOffset.UnixEpoch),
        new(Guid.CreateVersion7(), "a", 2, Size.VeryLarge, DateTimeOffset.UnixEpoch.AddDays(1)),
    ];

    [Fact]
    public void The_first_sort_declared_is_the_default()
    {
        Rows.DefaultSort.Name.ShouldBe("at");
        Rows.DefaultDescending.ShouldBeTrue();
    }

    [Theory]
    [InlineData("size", "very-large", "a")]
    [InlineData("rank", "1", "b")]
    [InlineData("name", "a", "a")]
    public void A_filter_keeps_the_rows_that_equal_its_value(string field, string value, string expected)
    {
        var rows = Rows.Filters[field].Apply(Data.AsQueryable(), value);

        rows.Value!.ToList().ShouldHaveSingleItem().Name.ShouldBe(expected);
    }

    [Theory]
    [InlineData("size", "VeryLarge", "one of small, very-large")]
    [InlineData("size", "1", "one of small, very-large")]
    [InlineData("rank", "one", "a whole number")]
    [InlineData("rank", "1}", "a whole number")]
    [InlineData("rank", "null", "a whole number")]
    [InlineData("name", "a\0b", "a string")]
    public void A_value_that_is_none_of_the_field_is_refused_with_what_would_be(string field, string value, string right)
    {
        var rows = Rows.Filters[field].Apply(Data.AsQueryable(), value);

        var error = rows.Refusal.ShouldBeOfType<InvalidInput>().Fields.ShouldHaveSingleItem();
        error.Field.ShouldBe(field);
        error.Message.ShouldContain(right);
    }

    [Fact]
    public void A_page_without_cursor_is_ordered_by_its_sort()
    {
        var rows = Rows.Sorts["name"].Page(Data.AsQueryable(), descending: false, cursor: null);

        rows.Value!.Select(r => r.Name).ToList().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_cursor_of_the_same_order_is_taken()
    {
        var sort = Rows.Sorts["at"];

        sort.Page(Data.AsQueryable(), descending: true, sort.CursorAfter(Data[0])).Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage!")]
    [InlineData("bnVsbA")]
    [InlineData("e30")]
    [InlineData("////")]
    public void A_cursor_that_is_none_is_refused(string cursor)
    {
        var page = Rows.Sorts["at"].Page(Data.AsQueryable(), descending: true, cursor);

        page.Refusal.ShouldBeOfType<InvalidInput>().Fields.ShouldHaveSingleItem().Field.ShouldBe("after");
    }

    [Fact]
    public void A_cursor_of_another_order_is_refused()
    {
        var cursor = Rows.Sorts["name"].CursorAfter(Data[0]);

        Rows.Sorts["at"].Page(Data.AsQueryable(), descending: true, cursor).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Text_that_is_no_key_finds_nothing_without_asking() => Rows.Find(Data.AsQueryable(), "not-an-id").ShouldBeNull();
}
