using Switchboard.Desk;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Members;
using Switchboard.Desk.Plugins;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Architecture.Walls;

/// <summary>What a verb says it may refuse with is what its code, and all that it calls, can make: GraphQL promises exactly that.</summary>
public sealed class RefusalTests
{
    /// <summary>Every verb may answer with these, so none names them.</summary>
    private static readonly Type[] Everyones = [typeof(InvalidInput), typeof(NotPermitted), typeof(NotFound)];

    private static readonly VerbRegistry Declared = VerbRegistry.Read(DeskModule.Room, typeof(RestJson).Assembly);

    /// <summary>Whoever does not see the registry cannot make a refusal.</summary>
    private static readonly CallGraph Calls = new(Room.MaySee.Where(r => r.Value.Contains("Registry", StringComparer.Ordinal)).Select(r => r.Key).Append("Registry"));

    private static readonly Type[] Refusals =
        [.. new[] { DeskModule.Room, typeof(RestJson).Assembly, typeof(TenancyModule).Assembly, typeof(Refusal).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Refusal)))];

    [Fact]
    public void A_verb_declares_every_refusal_that_it_can_make()
    {
        var hidden = Declared.Verbs.SelectMany(v => MadeBy(v.VerbType).Except(v.Declaration.Refuses).Select(r => $"{v.Declaration.Name}: {r.Name}"));

        hidden.ShouldBeEmpty();
    }

    [Fact]
    public void A_verb_declares_no_refusal_that_it_cannot_make()
    {
        var empty = Declared.Verbs.SelectMany(v => v.Declaration.Refuses.Except(MadeBy(v.VerbType)).Select(r => $"{v.Declaration.Name}: {r.Name}"));

        empty.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(typeof(HandOver), typeof(AlreadyHandedOver), "in a decision of its own")]
    [InlineData(typeof(SendMessage), typeof(WriterBusy), "in a service that it awaits")]
    [InlineData(typeof(ConfigurePlugin), typeof(InvalidInput), "in a form that a lambda asks")]
    [InlineData(typeof(AddMember), typeof(InvalidInput), "in another room")]
    public void A_refusal_is_found_wherever_it_is_made(Type verb, Type refusal, string where) =>
        Calls.MadeBy(verb.FullName!).ShouldContain(refusal.FullName!, $"Made {where}; not finding it, the tests above prove nothing.");

    [Fact]
    public void A_refusal_of_a_neighbour_is_not_found() =>
        Calls.MadeBy(typeof(AddMember).FullName!).ShouldNotContain(typeof(LastAdministrator).FullName!);

    private static IEnumerable<Type> MadeBy(Type verb)
    {
        var made = Calls.MadeBy(verb.FullName!);
        return Refusals.Except(Everyones).Where(r => made.Contains(r.FullName!));
    }
}
