using Switchboard.AppHost.Orchestration;
using Switchboard.Bench;

// dotnet run -c Release --project bench -- messages [--seconds N] | graphql [--seconds N] | odata [--messages N] [--seconds N] | rest [--seconds N] | knowledge [--articles N] | retrieval FOLDER | language [--train FILE] | channels [--seconds N]
if (args is not (["messages", ..] or ["graphql", ..] or ["odata", ..] or ["rest", ..] or ["knowledge", ..] or ["retrieval", _] or ["language", ..] or ["channels", ..] or ["peer", _, _]))
{
    await Console.Error.WriteLineAsync("usage: bench messages [--seconds N] | graphql [--seconds N] | odata [--messages N] [--seconds N] | rest [--seconds N] | knowledge [--articles N] | retrieval FOLDER | language [--train FILE] | channels [--seconds N]");
    return 2;
}

if (args is ["peer", var url, var database])
{
    await Peer.RunAsync(url, database);
    return 0;
}

if (args[0] == "language")
{
    LanguageBench.Run(args is [_, "--train", var file] ? file : null);
    JudgingBench.Run();
    return 0;
}

await using var deployment = await BenchDeployment.StartAsync(CancellationToken.None, args[0] == "channels" ? ChannelBench.Plugins : null);
switch (args[0])
{
    case "knowledge":
        await KnowledgeBench.RunAsync(deployment, Repository.PathOf("AppHost", "Demo"), Option("--articles", 10_000), CancellationToken.None);
        break;
    case "graphql":
        await GraphQLBench.RunAsync(deployment, TimeSpan.FromSeconds(Option("--seconds", 10)), CancellationToken.None);
        break;
    case "odata":
        await ODataBench.RunAsync(deployment, Option("--messages", 1_000_000), TimeSpan.FromSeconds(Option("--seconds", 10)), CancellationToken.None);
        break;
    case "rest":
        await RestBench.RunAsync(deployment, TimeSpan.FromSeconds(Option("--seconds", 10)), CancellationToken.None);
        break;
    case "retrieval":
        await RetrievalBench.RunAsync(deployment, args[1], CancellationToken.None);
        break;
    case "channels":
        await ChannelBench.RunAsync(deployment, TimeSpan.FromSeconds(Option("--seconds", 10)), CancellationToken.None);
        break;
    default:
        await MessageBench.RunAsync(deployment, TimeSpan.FromSeconds(Option("--seconds", 10)), CancellationToken.None);
        break;
}

return 0;

int Option(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    return at > 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out var given) ? given : otherwise;
}
