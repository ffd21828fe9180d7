using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Net;
using Npgsql;

namespace Switchboard.AppHost;

/// <summary>What was asked for on the command line.</summary>
internal sealed record StartOptions(int Port, string? Postgres, string? Data, bool Demo, bool Reset, bool Yes, bool Smoke, int Replicas, bool PortGiven, bool Emulators = false)
{
    /// <summary>The demo shops are another origin, as a customer's own site is.</summary>
    internal const int SitesDistance = 10;

    /// <summary>Emulators of platforms listen above the shops, one for each company and platform.</summary>
    internal const int EmulatorsDistance = 20;

    private const int LastDistance = 29;

    /// <summary>The options, or the exit code of a process that has said what was wrong with them.</summary>
    internal static (StartOptions? Options, int ExitCode) Read(string[] args, TextWriter output, TextWriter error)
    {
        var port = new Option<int>("--port") { Description = "Where Host listens; the demo shops listen ten above.", DefaultValueFactory = _ => 5080 };
        var postgres = new Option<string?>("--postgres") { Description = "A PostgreSQL server of yours (\"Host=…;Username=…;Password=…\") instead of the embedded one." };
        var data = new Option<string?>("--data") { Description = "Folder for database, files and demo.json. Default: .local in the repository." };
        var noDemo = new Option<bool>("--no-demo") { Description = "Leave the demo companies and their shops out." };
        var reset = new Option<bool>("--reset") { Description = "Empty the data folder first. Asks." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var smoke = new Option<bool>("--smoke") { Description = "Walk the main job once from end to end, say what happened, exit with 0 or 1." };
        var replicas = new Option<int>("--replicas") { Description = "How many Hosts, on consecutive ports.", DefaultValueFactory = _ => 1 };
        var emulators = new Option<bool>("--emulators", "-e") { Description = "Connect the demo companies to emulators of Feishu, WeCom, WeChat and DingTalk, from twenty above." };
        var rabbitmq = new Option<string?>("--rabbitmq") { Description = "A RabbitMQ that carries live news between Hosts. Not possible yet." };
        var command = new RootCommand("Starts Switchboard on this machine: PostgreSQL, Host, front end, demo companies.") { port, postgres, data, noDemo, reset, yes, smoke, replicas, emulators, rabbitmq };

        // It would show the file's version, which nobody asks this program for.
        command.Options.Remove(command.Options.First(o => o is VersionOption));
        var parsed = command.Parse(args);
        if (parsed.GetResult(command.Options.OfType<HelpOption>().First()) is not null)
        {
            output.Write(Usage(command));
            return (null, 0);
        }

        if (parsed.Errors.Count > 0)
            return Refuse(parsed.Errors[0].Message);
        var options = new StartOptions(
            parsed.GetValue(port), parsed.GetValue(postgres), parsed.GetValue(data), !parsed.GetValue(noDemo), parsed.GetValue(reset),
            parsed.GetValue(yes), parsed.GetValue(smoke), parsed.GetValue(replicas), parsed.GetResult(port) is { Implicit: false }, parsed.GetValue(emulators));
        return Complaint(options, parsed.GetValue(rabbitmq)) is { } complaint ? Refuse(complaint) : (options, 0);

        (StartOptions?, int) Refuse(string why)
        {
            error.WriteLine(why);
            error.WriteLine();
            error.Write(Usage(command));
            return (null, 2);
        }
    }

    private static string? Complaint(StartOptions options, string? rabbitmq)
    {
        if (rabbitmq is not null)
            return "--rabbitmq cannot be used yet: nothing in Host listens to a RabbitMQ so far.";
        if (options.Port is < 1 or > IPEndPoint.MaxPort - LastDistance)
            return string.Create(CultureInfo.InvariantCulture, $"--port takes a number from 1 to {IPEndPoint.MaxPort - LastDistance}.");
        if (options.Replicas is < 1 or > SitesDistance)
            return string.Create(CultureInfo.InvariantCulture, $"--replicas takes a number from 1 to {SitesDistance}.");
        if (options.Yes && !options.Reset)
            return "--yes answers what --reset asks: use them together.";
        if (options.Smoke && !options.Demo)
            return "--smoke needs the demo companies: leave --no-demo out.";
        if (options.Emulators && !options.Demo)
            return "--emulators connects the demo companies: leave --no-demo out.";
        if (options.Postgres is null)
            return null;
        return options.Reset
            ? "--reset empties the data folder and never touches a server of yours: drop the database there yourself and leave --reset out."
            : IsConnectionString(options.Postgres) ? null : "--postgres takes a connection string such as \"Host=db.example;Username=postgres;Password=…\".";
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Usage(RootCommand command)
    {
        var lines = command.Options.Where(o => !o.Hidden).Select(o => (Name: string.Join(", ", o.Aliases.Where(a => a is "-e").Append(o.Name)) + (o.ValueType == typeof(bool) || o is HelpOption ? "" : " <" + o.Name.TrimStart('-') + ">"), o.Description)).ToList();
        var width = lines.Max(l => l.Name.Length);
        return $"{command.Description}\n\nusage: dotnet run --project AppHost -- [options]\n\n" + string.Concat(lines.Select(l => $"  {l.Name.PadRight(width)}  {l.Description}\n"));
    }
}
