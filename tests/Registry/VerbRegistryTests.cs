using System.Collections.Frozen;
using Switchboard.Registry;

namespace Switchboard.Registry.Tests;

public sealed class VerbRegistryTests
{
    [Verb("bells.ring", Permission = "bells:ring", Route = "POST /bells/{name}/ring")]
    internal sealed class RingBell : IVerb<RingBell.Input, Done>
    {
        internal sealed record Input(string Name, [property: System.ComponentModel.DataAnnotations.Range(1, 3)] int Times = 1);

        public int Rung { get; private set; }

        public ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct)
        {
            if (input.Name == "broken")
                return ValueTask.FromResult<Outcome<Done>>(new NotFound("bell"));
            Rung += input.Times;
            return ValueTask.FromResult(input.Name == "again" ? Outcome<Done>.Replayed(default) : new Done());
        }
    }

    private sealed class Ledger : IUnitOfWork
    {
        public void Admit(Caller caller)
        {
        }

        public List<AuditNote?> Commits { get; } = [];

        public ValueTask CommitAsync(AuditNote? audit, CancellationToken ct)
        {
            Commits.Add(audit);
            return ValueTask.CompletedTask;
        }

        public ValueTask BeginSnapshotAsync(CancellationToken ct) => ValueTask.CompletedTask;

        public ValueTask FlushAsync(CancellationToken ct) => ValueTask.CompletedTask;

        public Refusal? Explain(Exception fault) => null;
    }

    private readonly VerbRegistry _registry = VerbRegistry.Read(typeof(VerbRegistryTests).Assembly);
    private readonly Ledger _ledger = new();
    private readonly RingBell _verb = new();

    [Fact]
    public void A_declared_verb_is_found_with_its_method_and_path()
    {
        var verb = _registry.Verbs.Single(v => v.VerbType == typeof(RingBell));

        verb.Method.ShouldBe("POST");
        verb.Path.ShouldBe("/bells/{name}/ring");
        _registry.Permissions.ShouldContain("bells:ring");
    }

    [Fact]
    public async Task A_caller_without_the_permission_changes_nothing()
    {
        var outcome = await RunAsync(new RingBell.Input("big"), permissions: []);

        outcome.Refusal.ShouldBeOfType<NotPermitted>();
        _verb.Rung.ShouldBe(0);
        _ledger.Commits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Input_that_breaks_a_rule_never_reaches_the_verb()
    {
        var outcome = await RunAsync(new RingBell.Input("big", 4), "bells:ring");

        outcome.Refusal.ShouldBeOfType<InvalidInput>();
        _verb.Rung.ShouldBe(0);
    }

    [Fact]
    public async Task A_success_is_committed_once_with_its_audit_entry()
    {
        await RunAsync(new RingBell.Input("big", 2), "bells:ring");

        _ledger.Commits.ShouldHaveSingleItem()!.Verb.ShouldBe("bells.ring");
    }

    [Fact]
    public async Task A_refusal_commits_nothing()
    {
        await RunAsync(new RingBell.Input("broken"), "bells:ring");

        _ledger.Commits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replay_is_not_audited_again()
    {
        await RunAsync(new RingBell.Input("again"), "bells:ring");

        _ledger.Commits.ShouldHaveSingleItem().ShouldBeNull();
    }

    [Fact]
    public void The_same_room_read_twice_is_a_contradiction() =>
        Should.Throw<InvalidOperationException>(() => VerbRegistry.Read(typeof(VerbRegistryTests).Assembly, typeof(VerbRegistryTests).Assembly))
            .Message.ShouldContain("declared twice");

    private async Task<Outcome<Done>> RunAsync(RingBell.Input input, params string[] permissions) =>
        await new VerbPipeline(_ledger, TimeProvider.System).RunAsync(
            _registry.Entry<RingBell, RingBell.Input, Done>(), _verb, input,
            new Caller(CallerKind.Member, Guid.CreateVersion7(), "Ann", permissions.ToFrozenSet()), CancellationToken.None);
}
