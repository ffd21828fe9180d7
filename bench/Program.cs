using Switchboard.Bench;

// dotnet run -c Release --project bench -- messages [--seconds N]
if (args is not ["messages", ..])
{
    await Console.Error.WriteLineAsync("usage: bench messages [--seconds N]");
    return 2;
}

var at = Array.IndexOf(args, "--seconds");
var seconds = at > 0 && int.TryParse(args[at + 1], out var given) ? given : 10;
await using var deployment = await BenchDeployment.StartAsync(CancellationToken.None);
await MessageBench.RunAsync(deployment, TimeSpan.FromSeconds(seconds), CancellationToken.None);
return 0;
