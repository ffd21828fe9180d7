using System.CommandLine;
using Npgsql;
using Switchboard.Host.CommandLine.Nlp;

namespace Switchboard.Host.CommandLine;

/// <summary>The operator's verbs. Exit codes: 0 done, 1 failed, 2 wrong arguments.</summary>
internal static class CommandLine
{
    private static readonly string[] Verbs = ["migrate", "tenant", "user", "keys", "config", "audit", "nlp", "kb", "--help", "-h", "-?", "--version"];

    /// <summary>False when the process is to serve.</summary>
    internal static bool Handles(string[] args) => args.Length > 0 && Verbs.Contains(args[0], StringComparer.Ordinal);

    internal static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Switchboard. Without a verb it serves; with one it looks after the platform.")
        {
            MigrateCommand.Create(), TenantCommands.Create(), UserCommand.Create(), KeysCommand.Create(), ConfigCommand.Create(), AuditCommand.Create(), NlpCommand.Create(), KnowledgeCommands.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(parsed.Errors[0].Message + " Add --help for the usage.");
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandFailed failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return failed.ExitCode;
        }
        catch (PostgresException e)
        {
            await Console.Error.WriteLineAsync($"PostgreSQL refused: {e.MessageText}.");
            return 1;
        }
        catch (NpgsqlException e)
        {
            await Console.Error.WriteLineAsync($"PostgreSQL cannot be reached: {e.Message}");
            return 1;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

/// <summary>What went wrong, in one sentence for the operator.</summary>
internal sealed class CommandFailed(string message, int exitCode = 1) : Exception(message)
{
    internal int ExitCode { get; } = exitCode;
}
