using System.Text;
using Switchboard.GraphQL;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>
/// Which documents a caller may send, and how much one may cost. Programs in production send documents that the operator put into a
/// folder; questions of one's own, and large ones, are for who may read reports.
/// </summary>
[Asks(Reports)]
internal sealed class DocumentRights(IConfiguration configuration, IHostEnvironment environment)
{
    private const string Reports = "reports:read";

    // A page of 100 conversations with contact and assignee costs about 300.
    private const double Budget = 5_000;
    private const double BudgetOfReports = 20_000;

    private readonly bool _everybodyAsks = configuration.GetValue("GraphQL:AdHoc", !environment.IsProduction());

    /// <summary>Documents by their SHA-256, one in each file of the folder <c>GraphQL:Documents</c>.</summary>
    internal IReadOnlyDictionary<string, string> Trusted { get; } = Read(configuration["GraphQL:Documents"]);

    internal GraphQLAccess Of(Caller caller, DeskRequest request)
    {
        var reports = caller.May(Reports);
        return new GraphQLAccess(request, reports ? BudgetOfReports : Budget, AdHoc: reports || _everybodyAsks);
    }

    private static Dictionary<string, string> Read(string? folder) => folder is null
        ? []
        : Directory.EnumerateFiles(folder, "*.graphql").Select(File.ReadAllText).Distinct(StringComparer.Ordinal)
            .ToDictionary(text => GraphQLEngine.HashOf(Encoding.UTF8.GetBytes(text)), StringComparer.Ordinal);
}
