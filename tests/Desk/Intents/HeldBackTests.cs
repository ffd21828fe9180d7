using Switchboard.Desk.Intents;
using Switchboard.Language.Training;
using Switchboard.Tenancy;

namespace Switchboard.Desk.Tests.Intents;

public sealed class HeldBackTests
{
    private static readonly TenantId Tenant = new(new Guid("018f2f3e-7c1a-7b5d-9d53-3f6f6f1c2a10"));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(100)]
    public void Every_intent_has_at_least_one_and_at_most_a_third_held_back(int each)
    {
        Example[] examples = [.. Texts("refund", each), .. Texts("delivery", each)];

        var (learned, held) = HeldBack.Split(Tenant, examples);

        (learned.Count + held.Count).ShouldBe(examples.Length);
        held.Select(h => h.Label).Distinct().Count().ShouldBe(2);
        held.GroupBy(h => h.Label).ShouldAllBe(g => g.Count() >= 1 && g.Count() <= each / 3);
    }

    [Fact]
    public void What_was_held_back_stays_so_when_others_come()
    {
        Example[] before = [.. Texts("refund", 200)];
        Example[] after = [.. Texts("refund", 400)];

        var (_, first) = HeldBack.Split(Tenant, before);
        var (_, second) = HeldBack.Split(Tenant, [.. after.Reverse()]);

        second.Where(before.Contains).OrderBy(e => e.Text, StringComparer.Ordinal).ShouldBe(first.OrderBy(e => e.Text, StringComparer.Ordinal));
    }

    [Fact]
    public void Tenants_with_the_same_texts_hold_back_others()
    {
        Example[] texts = [.. Texts("refund", 200)];

        var (_, ours) = HeldBack.Split(Tenant, texts);
        var (_, theirs) = HeldBack.Split(new TenantId(Guid.CreateVersion7()), texts);

        theirs.ShouldNotBe(ours);
    }

    private static IEnumerable<Example> Texts(string intent, int count) => Enumerable.Range(0, count).Select(i => new Example(intent, $"{intent} number {i}"));
}
