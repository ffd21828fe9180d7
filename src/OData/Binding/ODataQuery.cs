using Switchboard.OData.Binding.Aggregation;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Binding.Reading;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding;

/// <summary>A URI that was understood, found lawful and limited. It holds nothing of a caller and may be kept and run often.</summary>
public sealed class ODataQuery
{
    private readonly QueryContext _context;
    private readonly PathPlan _path;
    private readonly RowsPlan? _rows;
    private readonly ApplyPlan? _apply;

    internal ODataQuery(QueryContext context, ODataResultKind kind, PathPlan path, RowsPlan? rows, ApplyPlan? apply) =>
        (_context, Kind, _path, _rows, _apply) = (context, kind, path, rows, apply);

    /// <summary>What it was parsed against.</summary>
    public ODataModel Model => _context.Model;

    /// <summary>What kind of resource it asks for.</summary>
    public ODataResultKind Kind { get; }

    /// <summary>What rows are to be shown with; null for a property, a number and aggregates.</summary>
    public ODataShape? Shape => Kind is ODataResultKind.Collection or ODataResultKind.Entity ? _rows!.Shape : null;

    /// <summary>The property asked for by itself, outermost first where it stands within complex ones; empty else.</summary>
    public IReadOnlyList<ODataProperty> Property => _path.Properties;

    /// <summary>The set that the rows, or the row of the property, belong to.</summary>
    public ODataSet Set => _path.Set;

    /// <summary>Every set that is read, also by way of expressions and expansions.</summary>
    public IEnumerable<ODataSet> Reads => _context.Sources.Keys;

    /// <summary>Whether the resource was addressed through a navigation property that leads to one row, which may be missing: 204.</summary>
    public bool MayBeNothing => _path.MayBeNothing;

    /// <summary>The columns of aggregated rows.</summary>
    public IReadOnlyList<ODataColumn> Columns => _apply?.Columns ?? [];

    /// <summary>Understands a URI relative to the service root, such as <c>conversations?$top=5</c>.</summary>
    /// <param name="model">What there is to ask for.</param>
    /// <param name="relativeUri">Path and query as they came, still percent-encoded.</param>
    public static ODataOutcome<ODataQuery> Parse(ODataModel model, string relativeUri) => QueryReader.Read(() => new QueryReader(model).Query(relativeUri));

    /// <summary>Runs it for one caller.</summary>
    /// <param name="call">Who asks, and where services come from.</param>
    /// <param name="pageSize">A wish for smaller pages; null for the set's own.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ODataOutcome<ODataResult>> RunAsync(ODataCall call, int? pageSize, CancellationToken ct)
    {
        if (_context.Sources.Keys.FirstOrDefault(s => !s.MayRead(call)) is { } closed)
            return new ODataRefusal(403, "odata.not-permitted", $"You may not read '{closed.Name}'.", closed.Name);
        try
        {
            await using var reading = SeveralQueries ? await call.ReadAsync(ct) : null;
            return await AnswerAsync(new Filling(_context, call), pageSize, ct);
        }
        catch (Exception e) when (ODataOverflow.Of(e) is { } overflow)
        {
            return overflow;
        }
        catch (RefusedException e)
        {
            return e.Refusal;
        }
    }

    private bool SeveralQueries => _rows is { Counted: true } or { Expansions.Count: > 0 };

    private async Task<ODataOutcome<ODataResult>> AnswerAsync(Filling filling, int? pageSize, CancellationToken ct)
    {
        var numberOfRows = Kind == ODataResultKind.Count && Property.Count == 0;
        var run = new RowsRun(filling, pageSize);
        var result = Kind switch
        {
            ODataResultKind.Aggregates => await _apply!.RunAsync(this, filling, pageSize, ct),
            _ when numberOfRows => new ODataResult(this) { Count = await run.CountAsync(_rows!, ct) },
            ODataResultKind.Collection => await run.CollectionAsync(this, _rows!, ct),
            ODataResultKind.Entity => await run.EntityAsync(this, _rows!, ct),
            _ => ValueOf(await run.SingleAsync(_rows!, ct)),
        };
        var empty = numberOfRows ? result.Count == 0 : Kind != ODataResultKind.Aggregates && result.Rows.Count == 0;
        if (!empty)
            return result;
        var one = Kind != ODataResultKind.Collection && !numberOfRows;
        if (one && (!MayBeNothing || Property.Count > 0))
            return Missing();
        return _path.Parents is null || await run.AnyAsync(_path.Parents, ct) ? result : Missing();
    }

    private static ODataRefusal Missing() => new(404, "odata.not-found", "There is no such resource.");

    private ODataResult ValueOf(List<Fetched> rows)
    {
        if (rows.Count == 0)
            return new ODataResult(this);
        object? value = rows[0].Item;
        foreach (var property in Property)
            value = value is null ? null : property.ValueIn(value);
        return new ODataResult(this)
        {
            Rows = [new ODataRow(rows[0].Item, [], [])],
            Value = value,
            Count = Kind == ODataResultKind.Count ? (value as System.Collections.IEnumerable)?.Cast<object>().LongCount() ?? 0 : null,
        };
    }
}
