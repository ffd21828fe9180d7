using System.CommandLine;

namespace Switchboard.Host.CommandLine;

internal static class KnowledgeCommands
{
    internal static Command Create() => new("kb", "Search a tenant's articles, and measure the search.") { SearchArticlesCommand.Create(), EvaluateSearchCommand.Create() };
}
