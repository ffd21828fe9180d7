using System.Globalization;
using Switchboard.Language.Training;

namespace Switchboard.Host.CommandLine.Nlp;

/// <summary>A bar on the error stream, drawn over itself on a terminal; elsewhere one line a step, so that logs stay short.</summary>
internal sealed class ProgressBar : IProgress<TrainingProgress>
{
    private const int Width = 30;
    private readonly Lock _drawing = new();
    private string? _step;
    private int _percent = -1;

    public void Report(TrainingProgress value)
    {
        var percent = (int)(value.Done * 100);
        lock (_drawing)
        {
            if (Console.IsErrorRedirected ? value.Step == _step : percent == _percent && value.Step == _step)
                return;
            (_step, _percent) = (value.Step, percent);
            var bar = new string('#', percent * Width / 100).PadRight(Width, '.');
            var line = string.Create(CultureInfo.InvariantCulture, $"[{bar}] {percent,3} % {value.Step}");
            if (Console.IsErrorRedirected)
                Console.Error.WriteLine(line);
            else
                Console.Error.Write("\r" + line.PadRight(70));
        }
    }

    internal static void End()
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine();
    }
}
