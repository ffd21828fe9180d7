using Switchboard.AppHost;
using Switchboard.AppHost.Demo;
using Switchboard.AppHost.Demo.Platforms;
using Switchboard.AppHost.Orchestration;
using Switchboard.AppHost.Product;
using Switchboard.AppHost.Smoke;

var (options, exitCode) = StartOptions.Read(args, Console.Out, Console.Error);
if (options is null)
    return exitCode;
try
{
    // First, for it may ask the person at the keyboard, and Ctrl-C is an answer too.
    using var data = DataFolder.Open(options);
    using var stop = new StopSignals();
    var ports = StartPorts.Choose(options);

    var builder = DistributedApplication.CreateBuilder();
    var product = builder.AddBuild("build", "AppHost/Product.slnf", HostProgram.Folder);
    var admin = builder.AddNpmApp("admin", Repository.PathOf("src", "Admin"), "build");
    var postgres = builder.AddPostgres("postgres", options.Postgres, data.EmbeddedPostgres);
    var database = builder.AddDatabase("Saas", postgres, "saas_app", data.AppPassword());
    var saas = new HostProgram(database.Resource);
    var migration = new Migration(saas, database.Resource, product.Resource, data.MigratedBy);
    var migrate = builder.AddStep("migrate", migration.RunAsync).WaitFor(product).WaitFor(database);

    var host = builder.AddProject("host", HostProgram.Assembly)
        .WithReference(database)
        .WithEnvironment("Plugins__Folder", Repository.PathOf("artifacts", "plugins"))
        .WithEnvironment("Admin__Folder", Repository.PathOf("src", "Admin"))
        .WithEnvironment("Files__Folder", data.Files)
        .WithEnvironment("DataProtection__Folder", data.Keys)
        .WithEnvironment("DataProtection__Secret", data.ProtectionSecret())
        .WithEnvironment("Mail__Folder", data.Mail)
        .WithEnvironment("Mail__TellLinks", "true")
        .WithEnvironment("GraphQL__AdHoc", "true")
        .WithEnvironment("Outbound__Allow", string.Join(',', ports.EmulatorAddresses))
        .WithHttpEndpoint(ports.Host)
        .WithHttpHealthCheck("/health")
        .WithReplicas(options.Replicas)
        .WaitFor(migrate)
        .WaitFor(admin);

    DemoResource? demo = null;
    IReadOnlyList<EmulatorResource> emulators = [];
    if (options.Demo)
    {
        var companies = builder.AddDemo("demo", new DemoSeedOptions(ports.HostUrl, ports.SitesUrl, Repository.PathOf("AppHost", "Demo"), data.Root, saas.RunAsync)).WaitFor(host);
        builder.AddDemoSites("sites", ports.Sites, Repository.PathOf("AppHost", "Demo", "Sites"), companies);
        demo = companies.Resource;
        if (options.Emulators)
            emulators = builder.AddEmulators(ports.Emulators, companies);
    }

    await using var app = builder.Build();
    if (options.Smoke)
    {
        await app.StartAsync(stop.Token);
        return await new SmokeRun(demo!.Data, ports.SitesUrl, Console.Out).RunAsync(stop.Token) ? 0 : 1;
    }

    await app.RunAsync(() => Console.WriteLine(Welcome.Text(ports.HostUrl, ports.SitesUrl, data.Mail, demo?.Data, [.. emulators.SelectMany(e => e.Places)], options.Replicas)), stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    // Only a smoke run that was cut short comes here, and that one has not shown that anything works.
    return 1;
}
catch (PrerequisiteException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return 1;
}
