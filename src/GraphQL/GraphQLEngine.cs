using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Language;
using Switchboard.GraphQL.Limits;
using Switchboard.GraphQL.Types;
using Switchboard.GraphQL.Validation;

namespace Switchboard.GraphQL;

/// <summary>What one caller may do with one request.</summary>
/// <param name="Context">Handed to every resolver.</param>
/// <param name="Budget">The highest cost of one operation.</param>
/// <param name="AdHoc">May send documents that the service does not know yet.</param>
/// <param name="Discovers">May ask for the schema, and is told similar names when one is wrong.</param>
public sealed record GraphQLAccess(object Context, double Budget, bool AdHoc = true, bool Discovers = true);

/// <summary>A context whose resolvers share something for the length of one operation, such as a connection.</summary>
public interface IOperationContext
{
    /// <summary>All fields of an operation are resolved, or it was given up; for a subscription, those of one event. Nothing is written to the client yet.</summary>
    ValueTask OperationEndedAsync();
}

/// <summary>How an engine behaves for everyone.</summary>
public sealed record GraphQLOptions
{
    /// <summary>How big a document may be.</summary>
    public ParserLimits Parser { get; init; } = new();

    /// <summary>What a document may ask for.</summary>
    public DocumentLimits Document { get; init; } = new();

    /// <summary>Most memory that prepared documents may take.</summary>
    public long CacheBytes { get; init; } = 64_000_000;

    /// <summary>Documents known by their SHA-256 in lower-case hexadecimal, for callers that may send no others.</summary>
    public IReadOnlyDictionary<string, string> TrustedDocuments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Told of every exception out of a resolver; says what the client may know of it.</summary>
    public Func<Exception, FieldError> OnUnexpected { get; init; } = _ => new FieldError("Something went wrong on our side.", "INTERNAL");
}

/// <summary>A schema ready to serve: parses, validates and plans each document once.</summary>
public sealed class GraphQLEngine : IDisposable
{
    private readonly GraphQLOptions _options;
    private readonly MemoryCache _cache;

    /// <exception cref="InvalidOperationException">The schema has mistakes; all are named.</exception>
    public GraphQLEngine(SchemaBuilder schema, GraphQLOptions options)
    {
        Schema = schema.Build();
        _options = options;
        _cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.CacheBytes });
    }

    internal Schema Schema { get; }

    /// <summary>The schema's text, as a snapshot keeps it.</summary>
    public string Print() => SchemaPrinter.Print(Schema);

    /// <summary>The name under which a document is trusted.</summary>
    public static string HashOf(ReadOnlySpan<byte> utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    /// <summary>Finds or makes the prepared document of a request; errors when there is none.</summary>
    internal PreparedDocument? Prepare(GraphQLRequest request, GraphQLAccess access, out IReadOnlyList<RequestError> errors)
    {
        errors = [];
        if (request.DocumentId is { } id && request.Query.IsEmpty)
        {
            if (_options.TrustedDocuments.TryGetValue(id, out var trusted))
                return Prepare(System.Text.Encoding.UTF8.GetBytes(trusted), id, access, out errors);
            errors = [new RequestError("PersistedQueryNotFound", [], Code: "PERSISTED_QUERY_NOT_FOUND")];
            return null;
        }

        var hash = HashOf(request.Query.Span);
        if (access.AdHoc || _options.TrustedDocuments.ContainsKey(hash))
            return Prepare(request.Query, hash, access, out errors);
        errors = [new RequestError("This caller may only send documents that the service knows. Send the id of one.", [], Code: "DOCUMENT_NOT_TRUSTED")];
        return null;
    }

    internal bool MayRun(PreparedDocument document, GraphQLRequest request, GraphQLAccess access, out double cost, out RequestError? refusal)
    {
        (cost, refusal) = (0, null);
        if (document.Operation(request.OperationName, out _) is not { } operation)
            return true;
        cost = CostAnalysis.Of(document, operation, request.Variables);
        if (cost > access.Budget)
            refusal = new RequestError($"The operation costs {cost:0} and this caller may spend {access.Budget:0} on one. Ask for fewer items or fewer fields.", [], Code: "COST_LIMIT");
        else
            refusal = document.Extent(operation).Refusal(_options.Document, access.Discovers);
        return refusal is null;
    }

    internal async ValueTask<ExecutionResult> ExecuteAsync(PreparedDocument document, GraphQLRequest request, GraphQLAccess access, object root, CancellationToken ct)
    {
        try
        {
            return await Executor.ExecuteAsync(document, request.OperationName, request.Variables, root, access.Context, Unexpected, ct, access.Discovers);
        }
        finally
        {
            if (access.Context is IOperationContext context)
                await context.OperationEndedAsync();
        }
    }

    internal FieldError Unexpected(Exception exception) => _options.OnUnexpected(exception);

    private PreparedDocument? Prepare(ReadOnlyMemory<byte> utf8, string hash, GraphQLAccess access, out IReadOnlyList<RequestError> errors)
    {
        errors = [];
        if (_cache.TryGetValue(hash, out PreparedDocument? known))
            return known;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        if (!Parser.TryParse(utf8, _options.Parser, out var document, out var syntax))
        {
            errors = [new RequestError(syntax.Message, [syntax.Location], Code: "GRAPHQL_PARSE_FAILED")];
            return null;
        }

        // A document takes up to 50 times the memory of its text, and its plans may take as much again.
        var size = utf8.Length + (2 * (GC.GetAllocatedBytesForCurrentThread() - allocated));
        if (!Nesting.Fits(document, _options.Document.Nesting))
        {
            errors = [new RequestError($"With its fragments in place the document is nested more than {_options.Document.Nesting} levels deep.", [], Code: "DEPTH_LIMIT")];
            return null;
        }

        if (DocumentSize.Refusal(document, _options.Document) is { } tooMuch)
        {
            errors = [tooMuch];
            return null;
        }

        var mistakes = Validator.Validate(Schema, document, new ValidationOptions(access.Discovers));
        if (mistakes.Count > 0)
        {
            errors = [.. mistakes.Select(m => new RequestError(m.Message, m.Locations, Code: "GRAPHQL_VALIDATION_FAILED"))];
            return null;
        }

        return _cache.Set(hash, new PreparedDocument(Schema, document), new MemoryCacheEntryOptions { Size = size, SlidingExpiration = TimeSpan.FromHours(1) });
    }
}

/// <summary>One operation as it was sent.</summary>
/// <param name="Query">The document's text, which stays as it is as long as its document is kept; empty when only its id was sent.</param>
/// <param name="DocumentId">The SHA-256 of a document that the service knows.</param>
/// <param name="OperationName">Which of its operations.</param>
/// <param name="Variables">As JSON; undefined for none.</param>
internal sealed record GraphQLRequest(ReadOnlyMemory<byte> Query, string? DocumentId, string? OperationName, JsonElement Variables);
