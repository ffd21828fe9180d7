using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Switchboard.AppHost.Orchestration;

/// <summary>A PostgreSQL of our own on loopback. It ends with this process, also when that is killed.</summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    // The watchdog outlives us by design: when our end of its standard input closes, for whatever reason, it stops the server.
    private const string Watchdog = """
        log=$1; remove=$2; shift 2
        exec 3<&0
        "$@" >>"$log" 2>&1 </dev/null 3<&- &
        server=$!
        (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) >/dev/null 2>&1 &
        wait $server
        if [ -n "$remove" ]; then rm -rf -- "$remove"; fi
        """;

    private static readonly string[] AsNobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"];

    private readonly Process guardian;
    private readonly FileStream folderLock;

    private EmbeddedPostgres(Process watchdog, FileStream held, string connectionString)
    {
        guardian = watchdog;
        folderLock = held;
        SuperuserConnectionString = connectionString;
    }

    public string SuperuserConnectionString { get; }

    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var bin = await PostgresBinaries.InstallAsync(ct);
        var folder = Path.GetFullPath(options.DataDirectory);
        Directory.CreateDirectory(folder);
        var held = FolderLock.TryTake(Path.Combine(folder, "lock"))
            ?? throw new PrerequisiteException($"Another Switchboard uses {folder}: stop it or choose another data folder.");
        try
        {
            var cluster = Path.Combine(folder, "cluster");
            await StalePostmaster.StopAsync(cluster, ct);
            var password = await InitialiseAsync(bin, folder, cluster, ct);
            var port = options.Port == 0 ? FreePort() : options.Port;
            var watchdog = Launch(bin, folder, cluster, port, options.Temporary);
            var connection = new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres",
            }.ConnectionString;
            var server = new EmbeddedPostgres(watchdog, held, connection);
            await server.WaitReadyAsync(folder, ct);
            return server;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        guardian.StandardInput.Close();
        await guardian.WaitForExitAsync();
        guardian.Dispose();
        await folderLock.DisposeAsync();
    }

    private static async Task<string> InitialiseAsync(string bin, string folder, string cluster, CancellationToken ct)
    {
        var secret = Path.Combine(folder, "password");
        if (File.Exists(Path.Combine(cluster, "PG_VERSION"))) return await File.ReadAllTextAsync(secret, ct);
        // No PG_VERSION: an earlier attempt was cut short and holds no data.
        if (Directory.Exists(cluster)) Directory.Delete(cluster, recursive: true);
        Directory.CreateDirectory(cluster);
        await File.WriteAllTextAsync(secret, "", ct);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await File.WriteAllTextAsync(secret, password, ct);
        if (Environment.IsPrivilegedProcess) await Tool.RunAsync(folder, ct, "chown", "nobody:nogroup", cluster, secret);
        try
        {
            await Tool.RunAsync("/", ct, [.. Unprivileged(), Path.Combine(bin, "initdb"), "-D", cluster, "-U", "postgres", "-E", "UTF8",
                "--locale=C.UTF-8", "--auth=scram-sha-256", "--pwfile=" + secret]);
        }
        catch (PrerequisiteException failed) when (Environment.IsPrivilegedProcess)
        {
            throw new PrerequisiteException($"{failed.Message} (as root PostgreSQL runs as user nobody, who must be able to reach {folder} and {bin}: choose folders it may enter)");
        }
        return password;
    }

    private static Process Launch(string bin, string folder, string cluster, int port, bool temporary)
    {
        string[] command = ["sh", "-c", Watchdog, "watchdog", Path.Combine(folder, "postgres.log"), temporary ? folder : "",
            .. Unprivileged(), Path.Combine(bin, "postgres"), "-D", cluster, "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "shared_buffers=256MB",
            "-c", "max_connections=200", "-c", "fsync=on"];
        // A session of its own: Ctrl-C reaches us only, and we stop the server after its clients.
        return Tool.Start(new ProcessStartInfo("setsid", command) { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = "/" });
    }

    private static string[] Unprivileged() => Environment.IsPrivilegedProcess ? AsNobody : [];

    private async Task WaitReadyAsync(string folder, CancellationToken ct)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(SuperuserConnectionString + ";Pooling=false");
                await connection.OpenAsync(ct);
                return;
            }
            catch (Exception failed) when (failed is NpgsqlException or OperationCanceledException)
            {
                if (!guardian.HasExited && !ct.IsCancellationRequested && patience.Elapsed < TimeSpan.FromSeconds(30))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
                    continue;
                }
                await DisposeAsync();
                ct.ThrowIfCancellationRequested();
                throw new PrerequisiteException($"PostgreSQL did not start: see {Path.Combine(folder, "postgres.log")}.");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
