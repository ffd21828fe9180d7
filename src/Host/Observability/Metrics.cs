using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Switchboard.Host.Observability;

/// <summary>Listens to the meters of the framework, the database driver and ourselves, and shows them as Prometheus reads.</summary>
internal sealed class Metrics : IDisposable
{
    private static readonly string[] Meters = ["Microsoft.AspNetCore.", "Npgsql", "System.Runtime", "Switchboard"];

    // Reports every buffer that a socket rents; listening cost a twentieth of the host's time under load.
    private const string PerBuffer = "Microsoft.AspNetCore.MemoryPool";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<MetricSeries> _series = new();
    private readonly Lock _reading = new();

    public Metrics()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!Array.Exists(Meters, m => instrument.Meter.Name.StartsWith(m, StringComparison.Ordinal)) || instrument.Meter.Name == PerBuffer)
                return;
            var series = new MetricSeries(instrument, instrument.IsObservable ? MetricKind.Observed : instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) ? MetricKind.Histogram : MetricKind.Sum);
            _series.Enqueue(series);
            listener.EnableMeasurementEvents(instrument, series);
        };
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, series) => ((MetricSeries)series!).Take(value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, series) => ((MetricSeries)series!).Take(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, series) => ((MetricSeries)series!).Take(value, tags));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, series) => ((MetricSeries)series!).Take(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, series) => ((MetricSeries)series!).Take(value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, series) => ((MetricSeries)series!).Take(value, tags));
        _listener.Start();
    }

    internal string Read()
    {
        lock (_reading)
        {
            _listener.RecordObservableInstruments();
            var text = new StringBuilder(16 * 1024);

            // One meter may exist more than once in a process; a name may stand only once in the text.
            foreach (var series in _series.DistinctBy(s => s.Name, StringComparer.Ordinal).OrderBy(s => s.Name, StringComparer.Ordinal))
                series.Write(text);
            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();
}

internal static class MetricsEndpoint
{
    internal static void AddMetricsText(this IServiceCollection services) => services.AddSingleton<Metrics>();

    internal static void MapMetricsText(this WebApplication app)
    {
        // Made now, so that it counts from the first request.
        var metrics = app.Services.GetRequiredService<Metrics>();
        app.MapGet("/metrics", () => Results.Text(metrics.Read(), "text/plain; version=0.0.4"));
    }
}
