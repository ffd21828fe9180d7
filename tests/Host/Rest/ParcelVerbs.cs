using System.ComponentModel.DataAnnotations;
using Switchboard.Registry;

namespace Switchboard.Host.Tests.Rest;

/// <summary>Declarations of a small product of its own, so that the face is tested and not the desk.</summary>
public readonly record struct ParcelId(Guid Value) : IStrongId<ParcelId>
{
    public static ParcelId From(Guid value) => new(value);
}

public enum ParcelSize
{
    Small,
    ExtraLarge,
}

internal sealed record ParcelView(ParcelId Id, string Label, ParcelSize Size, DateTimeOffset? At);

internal sealed record ParcelRow
{
    public ParcelId Id { get; init; }

    public string Label { get; init; } = "";

    public ParcelSize Size { get; init; }
}

internal sealed record ParcelLost() : Refusal(RefusalKind.Conflict, "parcel.lost", "This parcel is lost. Send another.");

[Verb("parcels.label", Permission = "parcels:write", Route = "POST /parcels/{id}/label", Status = 201, Summary = "Label a parcel.")]
internal sealed class LabelParcel : IVerb<LabelParcel.Input, ParcelView>
{
    internal sealed record Address(string Street, int Number = 1);

    internal sealed record Input(
        ParcelId Id,
        [StringLength(20, MinimumLength = 1)] string Label,
        ParcelSize Size = ParcelSize.Small,
        [Range(1, 5)] int Count = 1,
        DateTimeOffset? At = null,
        Address? To = null,
        IReadOnlyList<ParcelId>? With = null);

    public ValueTask<Outcome<ParcelView>> Handle(Input input, Caller caller, CancellationToken ct)
    {
        var view = new ParcelView(input.Id, input.Label, input.Size, input.At);
        return ValueTask.FromResult<Outcome<ParcelView>>(input.Label switch
        {
            "lost" => new ParcelLost(),
            "again" => Outcome<ParcelView>.Replayed(view),
            "broken" => throw new InvalidOperationException("secret of the house"),
            _ => view,
        });
    }
}

[Verb("parcels.drop", Permission = "parcels:write", Route = "DELETE /parcels/{id}")]
internal sealed class DropParcel : IVerb<DropParcel.Input, Done>
{
    internal sealed record Input(ParcelId Id);

    public ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct) => ValueTask.FromResult<Outcome<Done>>(new Done());
}

[Verb("parcels.stamp", Permission = "parcels:write", Route = "POST /parcels/{id}/stamp", Deprecated = "2026-12-01", Sunset = "2027-06-01", ReplacedBy = "parcels.label")]
internal sealed class StampParcel : IVerb<StampParcel.Input, Done>
{
    internal sealed record Input(ParcelId Id);

    public ValueTask<Outcome<Done>> Handle(Input input, Caller caller, CancellationToken ct) => ValueTask.FromResult<Outcome<Done>>(new Done());
}

[Verb("parcels.find", Permission = "parcels:read", Route = "GET /parcels/find", Audited = false)]
internal sealed class FindParcel : IVerb<FindParcel.Input, FindParcel.Output>
{
    internal sealed record Input(string Q, int Limit = 5, bool Exact = false);

    internal sealed record Output(string Q, int Limit, bool Exact);

    public ValueTask<Outcome<Output>> Handle(Input input, Caller caller, CancellationToken ct) =>
        ValueTask.FromResult<Outcome<Output>>(new Output(input.Q, input.Limit, input.Exact));
}

[Set]
internal static class ParcelSet
{
    internal static readonly Set<ParcelRow, ParcelId> Declaration =
        new Set<ParcelRow, ParcelId>("parcels", "parcels:read", p => p.Id)
            .From<TimeProvider>((_, _) => Array.Empty<ParcelRow>().AsQueryable())
            .Filter(p => p.Size)
            .Sort(p => p.Label)
            .Search((rows, words) => rows.Where(p => p.Label.Contains(words)))
            .View("all", (rows, _) => rows);
}
