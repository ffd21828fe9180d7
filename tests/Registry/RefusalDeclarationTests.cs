using System.Reflection;
using System.Reflection.Emit;
using Switchboard.Registry;

namespace Switchboard.Registry.Tests;

/// <summary>A verb of another room names what it refuses with; the room is made here, for a wrong one beside the tests would spoil theirs.</summary>
public sealed class RefusalDeclarationTests
{
    internal record BellBroken() : Refusal(RefusalKind.Conflict, "bell.broken", "This bell is broken. Ring another.");

    internal sealed record BellCracked() : BellBroken;

    [Theory]
    [InlineData(typeof(BellBroken))]
    [InlineData(typeof(Refusal))]
    [InlineData(typeof(string))]
    public void What_is_not_a_sealed_refusal_stops_the_start(Type refusal) =>
        Should.Throw<InvalidOperationException>(() => VerbRegistry.Read(RoomWithAVerbThatRefusesWith(refusal)))
            .Message.ShouldBe($"'bells.mend' refuses with {refusal.Name}, which is not a sealed refusal.");

    [Fact]
    public void A_verb_is_found_with_the_refusals_that_it_names()
    {
        var verb = VerbRegistry.Read(RoomWithAVerbThatRefusesWith(typeof(BellCracked))).Verbs.Single();

        verb.Refusals.ShouldBe([typeof(BellCracked)]);
    }

    private static Assembly RoomWithAVerbThatRefusesWith(Type refusal)
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Bells"), AssemblyBuilderAccess.Run).DefineDynamicModule("Bells");
        var verb = module.DefineType("MendBell", TypeAttributes.Abstract | TypeAttributes.Public, parent: null, [typeof(IVerb<Done, Done>)]);
        var mark = typeof(VerbAttribute);
        verb.SetCustomAttribute(new CustomAttributeBuilder(
            mark.GetConstructor([typeof(string)])!, ["bells.mend"], [mark.GetProperty(nameof(VerbAttribute.Refuses))!, mark.GetProperty(nameof(VerbAttribute.Route))!], [new[] { refusal }, "POST /bells"]));
        return verb.CreateType().Assembly;
    }
}
