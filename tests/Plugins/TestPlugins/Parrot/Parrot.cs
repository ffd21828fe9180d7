using Switchboard.Plugins.Contract;

namespace Switchboard.TestPlugins;

/// <summary>Repeats what it hears, and misbehaves on command.</summary>
public sealed class Parrot : IConversationBot
{
    public async ValueTask<BotReply> ReplyAsync(BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct)
    {
        switch (turn.Text)
        {
            case "throw":
                throw new InvalidOperationException("The parrot is in a mood.");
            case var text when text.StartsWith("quote", StringComparison.Ordinal):
                throw new InvalidOperationException($"The parrot cannot say '{text}'.");
            case "sleep":
                await Task.Delay(TimeSpan.FromMinutes(1), CancellationToken.None);
                break;
            case "block":
                Thread.Sleep(TimeSpan.FromSeconds(3));
                break;
            case "year":
                return new BotReply.Answer($"{Tariff.Year}", [], 1);
        }

        return new BotReply.Answer($"{turn.Text} {call.Settings.GetValueOrDefault("echo")}".Trim(), [], 1);
    }
}

/// <summary>Cannot be made.</summary>
public sealed class Stillborn : IConversationBot
{
    public Stillborn() => throw new InvalidOperationException("No licence file was found.");

    public ValueTask<BotReply> ReplyAsync(BotTurn turn, IBotTools tools, PluginCall call, CancellationToken ct) => throw new NotSupportedException();
}
