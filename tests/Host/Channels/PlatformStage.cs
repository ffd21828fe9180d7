using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Switchboard.Connectors.Conformance;
using Switchboard.Plugins.Testing;
using Switchboard.Testing;

namespace Switchboard.Host.Tests.Channels;

/// <summary>A host with the connectors as they are shipped, a bot that misbehaves on command, a clock that can be moved and a log that is read.</summary>
public sealed class PlatformStage(Deployment deployment) : IAsyncLifetime
{
    private static readonly Dictionary<string, MessagingPlatform> Platforms = new(StringComparer.Ordinal)
    {
        ["feishu"] = new FeishuPlatform(), ["wecom"] = new WeComPlatform(), ["dingtalk"] = new DingTalkPlatform(),
    };

    private readonly string _plugins = Directory.CreateTempSubdirectory("switchboard-plugins-").FullName;
    private TestHost? _host;
    private NpgsqlDataSource? _owner;

    public static TheoryData<string> Channels => [.. Platforms.Keys];

    public NpgsqlDataSource Owner => _owner!;

    internal Notebook Log { get; } = new();

    internal LaterClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var plugin in (string[])["plugins/feishu", "plugins/wecom", "plugins/dingtalk", "plugins/web-chat", "test-plugins/parrot"])
        {
            var to = Directory.CreateDirectory(Path.Combine(_plugins, Path.GetFileName(plugin))).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "artifacts", plugin)))
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        var database = await deployment.Server.NewDatabaseAsync(CancellationToken.None);
        _owner = NpgsqlDataSource.Create(database.Owner);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Plugins:Folder"] = _plugins, ["Outbound:ConnectSeconds"] = "0.05" };
        _host = await TestHost.StartAsync(database, settings, CancellationToken.None, Clock);
        _host.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
    }

    /// <summary>A tenant of the test's own with an inbox at a platform.</summary>
    public async Task<InboxAtPlatform> OpenAsync(string channel, CancellationToken ct)
    {
        var tenant = await TestTenant.EnterAsync(_host!.Address, await new TenantFactory(_host.Services, Owner).CreateAsync(database: null, ct), ct);
        var form = Platforms[channel].Form(tenant.Slug);
        var view = await tenant.Admin.PostAsync("/inboxes", new { name = channel, channel, settings = form }, ct);
        return new InboxAtPlatform(this, tenant, Platforms[channel], form, view.GetProperty("id").GetGuid(), view.GetProperty("key").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_owner is not null)
            await _owner.DisposeAsync();
        Directory.Delete(_plugins, recursive: true);
    }
}

/// <summary>The time it is, and some more.</summary>
internal sealed class LaterClock : TimeProvider
{
    private long _later;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _later));

    internal void Pass(TimeSpan time) => Interlocked.Add(ref _later, time.Ticks);
}

/// <summary>Everything that the host writes into its log meanwhile.</summary>
internal sealed class Notebook : ILoggerProvider, ILogger
{
    internal System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
        // Nothing is held.
    }
}
