using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Types;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5: what the rules know of the document at hand, and where they put their errors.</summary>
internal sealed class ValidationContext
{
    private readonly List<ValidationError> _errors = [];
    private readonly SourceText? _source;
    private readonly int _maxErrors;

    internal ValidationContext(Schema schema, Document document, ValidationOptions options)
        : this(schema, document, 200_000)
    {
        (Suggests, _maxErrors) = (options.Suggestions, options.MaxErrors);
        _source = document.Source;
    }

    /// <summary>For a schema's own text, which there is no schema to hold against; it may come from several documents, so that errors have no place.</summary>
    internal ValidationContext(Document typeSystem)
        : this(null, typeSystem, int.MaxValue)
    {
        (Suggests, _maxErrors) = (true, int.MaxValue);
    }

    private ValidationContext(Schema? schema, Document document, int steps)
    {
        (Schema, Document) = (schema, document);
        var work = new WorkLimit(steps, () => Abort(nameof(Validator), "Validation aborted."));
        Cursor = new Cursor(schema);
        Directives = new DirectiveSignatures(schema, document);
        Fragments = new FragmentGraph(document, work);
        Usages = new VariableUsages(schema, Fragments, work);
    }

    public Schema? Schema { get; }

    public Document Document { get; }

    /// <summary>Where the walk stands.</summary>
    public Cursor Cursor { get; }

    public DirectiveSignatures Directives { get; }

    public FragmentGraph Fragments { get; }

    public VariableUsages Usages { get; }

    public bool Suggests { get; }

    public IReadOnlyList<ValidationError> Errors => _errors;

    internal void Report(string rule, string message, ReadOnlySpan<Node> nodes)
    {
        if (_errors.Count >= _maxErrors)
            throw Abort(rule, "Too many validation errors, error limit reached. Validation aborted.");
        var locations = new List<Location>(nodes.Length);
        foreach (var node in nodes)
        {
            if (_source is not null)
                locations.Add(_source.LocationOf(node.Start));
        }

        _errors.Add(new ValidationError(rule, message, locations));
    }

    /// <summary>To be thrown: the document gets no further.</summary>
    internal ValidationAbortedException Abort(string rule, string message)
    {
        _errors.Add(new ValidationError(rule, message, []));
        return new ValidationAbortedException();
    }
}
