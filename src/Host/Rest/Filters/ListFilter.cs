using Switchboard.Host.OData;
using Switchboard.OData.Binding;
using Switchboard.OData.Model;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Filters;

/// <summary>A list's condition, in the language of OData's <c>$filter</c>: one language for whoever asks for rows, and for what is kept of it.</summary>
internal sealed class ListFilter(DeskModels models, VerbRegistry registry, TimeProvider clock)
{
    internal const string Parameter = "filter";

    internal Outcome<IQueryable<TView>> Apply<TView>(SetEntry set, IQueryable<TView> rows, string filter, Caller caller, IServiceProvider services)
        where TView : class
    {
        var (name, call) = (EntitySets.NameOf(set.Name), new ODataCall(services, caller) { Time = clock });
        var kept = ODataFilter.Apply(models.For(caller), name, rows, filter, call);
        if (!kept.Succeeded)
            return Said(Closed(name, rows, filter, call) ?? kept.Refusal);
        ODataModule.LimitPatience(services);
        return Outcome.Of(kept.Value);
    }

    /// <summary>What a fault of reading says of the condition; null when it says nothing of it.</summary>
    internal static Refusal? Explain(Exception fault) => ODataOverflow.Of(fault) is { } overflow ? new InvalidInput(Parameter, overflow.Message)
        : ODataFaults.TookTooLong(fault) ? new InvalidInput(Parameter, $"took longer than {ODataModule.Patience.TotalSeconds:0} seconds and was stopped. Narrow it, by a time or by a field that the list offers by itself.")
        : null;

    /// <summary>A set that the caller may not read is unknown to their model; that it is closed tells them more.</summary>
    private ODataRefusal? Closed<TView>(string name, IQueryable<TView> rows, string filter, ODataCall call)
        where TView : class => ODataFilter.Apply(models.Whole, name, rows, filter, call).Refusal is { Status: StatusCodes.Status403Forbidden } closed ? closed : null;

    private Refusal Said(ODataRefusal refusal) => refusal.Status switch
    {
        StatusCodes.Status403Forbidden => new NotPermitted(registry.Sets.First(s => EntitySets.NameOf(s.Name) == refusal.Target).Permission),
        StatusCodes.Status501NotImplemented => new FilterUnsupported(refusal.Message),
        _ => new InvalidInput(Parameter, $"{refusal.Message} Write it as status eq 'open' and createdAt ge 2026-01-01T00:00:00Z."),
    };
}
