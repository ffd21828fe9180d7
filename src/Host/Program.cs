using Switchboard.Desk;
using Switchboard.Host;
using Switchboard.Host.CommandLine;
using Switchboard.Host.Faces;
using Switchboard.Host.Files;
using Switchboard.Host.GraphQL;
using Switchboard.Host.Help;
using Switchboard.Host.Identity;
using Switchboard.Host.Observability;
using Switchboard.Host.Plugins;
using Switchboard.Host.Realtime;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Description;
using Switchboard.Host.Widget;
using Switchboard.Plugins.Runtime;
using Switchboard.Tenancy;

if (CommandLine.Handles(args))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
if (await StartupChecks.ComplaintAsync(builder.Configuration, CancellationToken.None) is { } complaint)
{
    await Console.Error.WriteLineAsync(complaint);
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddLogs();
builder.Services.AddTenancy(builder.Configuration.GetConnectionString("Saas")!);
builder.Services.AddDesk();
builder.AddPlugins();
builder.AddFiles();
builder.Services.AddIdentity();
builder.Services.AddSingleton<ISecretBox, SecretBox>();
builder.AddDeclarations();
builder.Services.AddWidget();
builder.Services.AddRealtime();
builder.Services.AddGraphQL();
builder.Services.AddFaces();
builder.Services.AddMetricsText();

var app = builder.Build();
app.Services.GetRequiredService<PluginCatalog>().Reload();
app.UseProblems();
app.UseFaces();
app.UseRouting();
app.UseCors();
app.UseAuthentication();
app.UseAuthorization();
app.MapHealth();
app.MapSession();
app.MapWidget();
app.MapFiles();
app.MapHelp();
app.MapRealtime();
app.MapRest();
app.MapGraphQL();
app.MapDescription();
app.MapMetricsText();
await app.RunAsync();
return 0;
