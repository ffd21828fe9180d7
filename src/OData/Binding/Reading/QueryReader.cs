using Microsoft.OData;
using Microsoft.OData.UriParser;
using Switchboard.OData.Binding.Aggregation;
using Switchboard.OData.Binding.Expressions;
using Switchboard.OData.Model;

namespace Switchboard.OData.Binding.Reading;

/// <summary>Lets ODataLib parse a URI, option by option in the order in which they build on each other, and binds what it finds.</summary>
internal sealed class QueryReader(ODataModel model)
{
    private readonly QueryContext _context = new(model);

    /// <summary>Turns what stops reading into the refusal it stands for.</summary>
    internal static ODataOutcome<T> Read<T>(Func<T> read)
    {
        try
        {
            return ODataOutcome<T>.From(read());
        }
        catch (RefusedException e)
        {
            return e.Refusal;
        }
        catch (ODataUnrecognizedPathException)
        {
            return new ODataRefusal(404, "odata.unknown-resource", "There is no such resource.");
        }
        catch (Exception e) when (e is ODataException or FormatException or OverflowException or UriFormatException)
        {
            return new ODataRefusal(400, "odata.malformed", e is ODataException ? e.Message : "The URI is malformed.");
        }
    }

    internal ODataQuery Query(string relativeUri)
    {
        var mark = relativeUri.IndexOf('?', StringComparison.Ordinal);
        var resource = (mark < 0 ? relativeUri : relativeUri[..mark]).TrimStart('/');
        OptionScan.Check("path", Uri.UnescapeDataString(resource));
        var options = UriOptions.Read(mark < 0 ? "" : relativeUri[mark..]);
        var parser = Parser(model, UriOptions.ForParser(resource, options, _context.ListTexts));
        var path = PathPlan.Read(_context, Parsed("path", parser.ParsePath));
        return Query(parser, path, options.Where(o => o.Key[0] == '$').ToDictionary(StringComparer.Ordinal));
    }

    internal static ODataUriParser Parser(ODataModel model, Uri uri) => new(model.Edm, uri)
    {
        Resolver = new WordResolver(model) { EnableCaseInsensitive = true, EnableNoDollarQueryOptions = true },
        EnableNoDollarQueryOptions = true,
        UrlKeyDelimiter = ODataUrlKeyDelimiter.Parentheses,
    };

    private ODataQuery Query(ODataUriParser parser, PathPlan path, Dictionary<string, string> options)
    {
        var kind = KindOf(path, options);
        Allow(kind, path, options);
        if (kind == ODataResultKind.Aggregates)
            return new ODataQuery(_context, kind, path, null, new ApplyReader(_context, path).Read(parser, options, Aliases));
        if (path.Properties.Count > 0)
            return new ODataQuery(_context, kind, path, new RowsReader(_context).Only(path.Set, path.Rows, path.Properties[0]), null);
        var compute = Parsed("$compute", parser.ParseCompute);
        var asked = new RowsOptions
        {
            Compute = compute,
            Filter = Parsed("$filter", parser.ParseFilter),
            OrderBy = Parsed("$orderby", parser.ParseOrderBy),
            SelectExpand = Parsed("$select", parser.ParseSelectAndExpand),
            Search = Parsed("$search", parser.ParseSearch),
            Top = Parsed("$top", parser.ParseTop),
            Skip = Parsed("$skip", parser.ParseSkip),
            Count = Parsed("$count", parser.ParseCount) == true,
            SkipToken = options.GetValueOrDefault("$skiptoken"),
            ExpandText = options.GetValueOrDefault("$expand") ?? "",
        };
        Aliases(parser);
        return new ODataQuery(_context, kind, path, new RowsReader(_context).Root(path.Set, path.Rows, asked), null);
    }

    private void Aliases(ODataUriParser parser) => _context.Aliases = parser.ParameterAliasNodes;

    internal static T Parsed<T>(string option, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (ODataException e) when (e is not ODataUnrecognizedPathException)
        {
            throw RefusedException.Malformed(e.Message, option);
        }
        catch (Exception e) when (e is not ODataException && e is ArgumentException or FormatException or ArithmeticException or InvalidCastException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException)
        {
            // Hostile text finds such ends in ODataLib; that it could not read it is all there is to say.
            throw RefusedException.Malformed("is malformed.", option);
        }
    }

    private static ODataResultKind KindOf(PathPlan path, Dictionary<string, string> options)
    {
        if (path.Ending == PathEnding.Count)
            return ODataResultKind.Count;
        if (path.Properties.Count > 0)
            return path.Ending == PathEnding.Value ? ODataResultKind.RawValue : ODataResultKind.Property;
        if (path.IsSingle)
            return ODataResultKind.Entity;
        return options.ContainsKey("$apply") ? ODataResultKind.Aggregates : ODataResultKind.Collection;
    }

    private static void Allow(ODataResultKind kind, PathPlan path, Dictionary<string, string> options)
    {
        string[] lawful = kind switch
        {
            ODataResultKind.Collection => ["$filter", "$orderby", "$select", "$expand", "$top", "$skip", "$count", "$search", "$compute", "$skiptoken", "$format"],
            ODataResultKind.Aggregates => ["$apply", "$filter", "$orderby", "$select", "$top", "$skip", "$count", "$compute", "$skiptoken", "$format"],
            ODataResultKind.Entity => ["$select", "$expand", "$compute", "$format"],
            ODataResultKind.Count when path.Properties.Count == 0 => ["$filter", "$search", "$format"],
            _ => ["$format"],
        };
        foreach (var option in options.Keys.Where(o => !lawful.Contains(o)))
        {
            throw path.Properties is [{ IsCollection: true }] ? RefusedException.Unsupported($"'{option}' for a collection of values", option) : RefusedException.Malformed("does not apply to this resource.", option);
        }
    }
}
