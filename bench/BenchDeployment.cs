using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using Switchboard.AppHost.Demo;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.Bench;

/// <summary>A real PostgreSQL and a real host process, as in production, on this machine.</summary>
internal sealed class BenchDeployment : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly Process _host;
    private readonly string _folder;

    private BenchDeployment(EmbeddedPostgres postgres, Process host, string folder, string baseUrl)
    {
        _postgres = postgres;
        _host = host;
        _folder = folder;
        BaseUrl = baseUrl;
    }

    public string BaseUrl { get; }

    public string Owner => new Npgsql.NpgsqlConnectionStringBuilder(_postgres.SuperuserConnectionString) { Database = "saas" }.ConnectionString;

    public long HostMemory
    {
        get
        {
            _host.Refresh();
            return _host.WorkingSet64;
        }
    }

    /// <param name="ct">Stops the start.</param>
    /// <param name="plugins">Which plugins of the built ones, such as <c>plugins/feishu</c>; null for all that are shipped.</param>
    public static async Task<BenchDeployment> StartAsync(CancellationToken ct, IReadOnlyList<string>? plugins = null)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"switchboard-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = Path.Combine(folder, "postgres"), Port = 0, Temporary = true }, ct);
        await using (var source = Npgsql.NpgsqlDataSource.Create(postgres.SuperuserConnectionString))
        await using (var create = source.CreateCommand("create database saas"))
            await create.ExecuteNonQueryAsync(ct);
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var owner = new Npgsql.NpgsqlConnectionStringBuilder(postgres.SuperuserConnectionString) { Database = "saas" };
        var app = new Npgsql.NpgsqlConnectionStringBuilder(owner.ConnectionString) { Username = "saas_app", Password = password, MaxPoolSize = 40 };
        await SaasAsync(owner.ConnectionString, ["migrate", "--app-password", password], ct);
        var baseUrl = $"http://127.0.0.1:{FreePort()}";
        var host = Start(Host, [], new()
        {
            ["ConnectionStrings__Saas"] = app.ConnectionString,
            ["Urls"] = baseUrl,
            ["Plugins__Folder"] = plugins is null ? Path.Combine(Root(), "artifacts", "plugins") : LayOut(plugins, Path.Combine(folder, "plugins")),
            ["Files__Folder"] = Path.Combine(folder, "files"),
            ["DataProtection__Folder"] = Path.Combine(folder, "keys"),
            ["DataProtection__Secret"] = RandomNumberGenerator.GetHexString(64, lowercase: true),
            ["GraphQL__AdHoc"] = "true",
            ["RateLimits__Anonymous"] = "100000000",
            ["RateLimits__PerVisitor"] = "100000000",
            ["RateLimits__PerCredential"] = "100000000",
            ["RateLimits__PerTenant"] = "100000000",
        });
        var deployment = new BenchDeployment(postgres, host, folder, baseUrl);
        await ReadyAsync(baseUrl, ct);
        return deployment;
    }

    /// <summary>A tenant with an inbox; returns its administrator, inbox key and a key for agents' sockets.</summary>
    public async Task<(DemoApi Admin, string InboxKey, string ApiKey)> NewTenantAsync(string slug, CancellationToken ct)
    {
        await SaasAsync(Owner, ["tenant", "create", "--slug", slug, "--name", slug], ct);
        var admin = new DemoSignIn($"admin@{slug}.example", "correct horse battery");
        await SaasAsync(Owner, ["user", "add", "--tenant", slug, "--email", admin.Email, "--name", "Ada", "--role", "admin", "--password", admin.Password], ct);
        var api = await DemoApi.SignInAsync(BaseUrl, admin, ct);
        var inbox = await api.PostAsync("/inboxes", new { Name = "Web", Channel = "web-chat" }, ct);
        var key = await api.PostAsync("/api-keys", new { Name = "Bench", Role = "agent" }, ct);
        return (api, inbox.GetProperty("key").GetString()!, key.GetProperty("secret").GetString()!);
    }

    /// <summary>Starts the peer on the same PostgreSQL; it ends when what is returned is disposed.</summary>
    public async Task<(string Url, IDisposable Process)> StartPeerAsync(CancellationToken ct)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var peer = Start(typeof(Peer).Assembly.Location, ["peer", url, Owner], []);
        await ReadyAsync(url, ct);
        return (url, new Ending(peer));
    }

    public async ValueTask DisposeAsync()
    {
        _host.Kill();
        await _host.WaitForExitAsync();
        _host.Dispose();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task ReadyAsync(string url, CancellationToken ct)
    {
        using var http = new HttpClient();
        for (var i = 0; i < 150; i++)
        {
            try
            {
                if ((await http.GetAsync(url + "/health", ct)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, ct);
        }

        throw new InvalidOperationException("The host did not become ready.");
    }

    private static async Task SaasAsync(string owner, string[] verb, CancellationToken ct)
    {
        using var process = Start(Host, verb, new() { ["ConnectionStrings__Owner"] = owner });
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"saas {verb[0]} failed.");
    }

    private static string Host => Path.Combine(Root(), "src", "Host", "bin", "Release", "net10.0", "Switchboard.Host.dll");

    private static Process Start(string assembly, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static string LayOut(IReadOnlyList<string> plugins, string folder)
    {
        foreach (var plugin in plugins)
        {
            var to = Directory.CreateDirectory(Path.Combine(folder, Path.GetFileName(plugin))).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "artifacts", plugin)))
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        return folder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "SaaS.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private sealed class Ending(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
