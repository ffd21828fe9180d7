namespace Switchboard.AppHost.Orchestration;

/// <summary>One terminal for all resources: whole lines, each with the name of the one that speaks.</summary>
internal sealed class LogConsole(TextWriter writer, bool colour)
{
    private static readonly int[] Colours = [36, 33, 32, 35, 34, 96, 93, 92];

    private readonly Lock _line = new();

    public static bool MayColour =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");

    public ResourceLog For(string name, int number, int width)
    {
        var label = name.PadRight(width);
        return new ResourceLog(this, colour ? $"\e[{Colours[number % Colours.Length]}m{label} |\e[0m " : $"{label} | ");
    }

    public void Write(string prefix, string text)
    {
        lock (_line)
            writer.WriteLine(prefix + text);
    }
}

internal sealed class ResourceLog(LogConsole console, string prefix)
{
    public void Write(string line) => console.Write(prefix, line);
}
