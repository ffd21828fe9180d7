using Switchboard.Desk.Audit;

namespace Switchboard.Desk.Tests.Audit;

public sealed class AuditChangesTests
{
    [Theory]
    [InlineData("member.role", "agent", "admin", false, "agent", "admin")]
    [InlineData("member.capacity", 5, 7, false, "5", "7")]
    [InlineData("webhook.enabled", true, false, false, "true", "false")]
    [InlineData("webhook.secret", "a", "b", false, AuditChanges.Mask, AuditChanges.Mask)]
    [InlineData("inbox.settings.identityToken", null, "b", false, null, AuditChanges.Mask)]
    [InlineData("user.passwordHash", "a", "b", false, AuditChanges.Mask, AuditChanges.Mask)]
    [InlineData("contact.phone", "+86 1", "+86 2", true, AuditChanges.Mask, AuditChanges.Mask)]
    [InlineData("contact.phone", null, "+86 2", true, null, AuditChanges.Mask)]
    [InlineData("contact.verified", false, true, true, "false", "true")]
    public void A_change_is_said_unless_it_is_secret_or_personal(string field, object? before, object? after, bool personal, string? saidBefore, string? saidAfter)
    {
        var change = AuditChanges.Compare(field, before, after, personal).ShouldHaveSingleItem();

        change.ShouldBe(new AuditChange { Field = field, Before = saidBefore, After = saidAfter });
    }

    [Fact]
    public void Bytes_are_never_shown()
    {
        var change = AuditChanges.Compare("inbox.extra", new byte[] { 1 }, new byte[] { 2 }).ShouldHaveSingleItem();

        change.Before.ShouldBe(AuditChanges.Mask);
        change.After.ShouldBe(AuditChanges.Mask);
    }

    [Fact]
    public void What_stayed_the_same_is_no_change() => AuditChanges.Compare("member.name", "Ann", "Ann").ShouldBeEmpty();

    [Fact]
    public void Settings_are_told_key_by_key()
    {
        var before = new Dictionary<string, string> { ["colour"] = "red", ["apiToken"] = "old", ["same"] = "x" };
        var after = new Dictionary<string, string> { ["colour"] = "blue", ["apiToken"] = "new", ["same"] = "x" };

        var changes = AuditChanges.Compare("inbox.settings", before, after).ToList();

        changes.Select(c => (c.Field, c.Before, c.After)).ShouldBe([("inbox.settings.apiToken", AuditChanges.Mask, AuditChanges.Mask), ("inbox.settings.colour", "red", "blue")]);
    }

    [Fact]
    public void A_long_text_is_clipped() =>
        AuditChanges.Compare("article.body", null, new string('x', 5000)).Single().After!.Length.ShouldBe(201);

    [Theory]
    [InlineData(new[] { "ab", "c" }, new[] { "a", "bc" })]
    [InlineData(new[] { "", "x" }, new[] { null, "x" })]
    [InlineData(new[] { "a", "b" }, new[] { "b", "a" })]
    public void What_is_not_the_same_has_another_hash(string?[] one, string?[] other) =>
        AuditChain.Hash([], one).ShouldNotBe(AuditChain.Hash([], other));

    [Fact]
    public void The_same_entry_after_another_one_has_another_hash() =>
        AuditChain.Hash([1], ["a"]).ShouldNotBe(AuditChain.Hash([2], ["a"]));
}
