using Switchboard.Desk;
using Switchboard.Host;
using Switchboard.Host.Ai;
using Switchboard.Host.Audit;
using Switchboard.Host.Channels;
using Switchboard.Host.CommandLine;
using Switchboard.Host.Faces;
using Switchboard.Host.Files;
using Switchboard.Host.GraphQL;
using Switchboard.Host.Help;
using Switchboard.Host.Identity;
using Switchboard.Host.Identity.Account;
using Switchboard.Host.Identity.OAuth;
using Switchboard.Host.Identity.SignUp;
using Switchboard.Host.Identity.SingleSignOn;
using Switchboard.Host.Observability;
using Switchboard.Host.OData;
using Switchboard.Host.Plugins;
using Switchboard.Host.Realtime;
using Switchboard.Host.Rest;
using Switchboard.Host.Rest.Description;
using Switchboard.Host.Scim;
using Switchboard.Host.Widget;
using Switchboard.Plugins.Runtime;
using Switchboard.Tenancy;

if (CommandLine.Handles(args))
    return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
if (await StartupChecks.ComplaintAsync(builder.Configuration, builder.Environment.IsDevelopment(), CancellationToken.None) is { } complaint)
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
builder.AddOutbound();
builder.Services.AddIdentity();
builder.AddSignUp();
builder.AddSingleSignOn();
builder.Services.AddSingleton<ISecretBox, SecretBox>();
builder.AddDeclarations();
builder.Services.AddRest(builder.Configuration);
builder.Services.AddWidget();
builder.Services.AddRealtime(builder.Configuration);
builder.Services.AddGraphQL();
builder.Services.AddOData();
builder.Services.AddScim();
builder.Services.AddFaces();
builder.Services.AddMetricsText();
builder.Services.AddAi();

var app = builder.Build();
app.Services.GetRequiredService<PluginCatalog>().Reload();
app.UseTrustedProxies();
app.UseProblems();
app.UseFaces();
app.UseRouting();
app.UseCors();
app.UseAuthentication();
app.UseAuthorization();
app.UseRest();
app.MapHealth();
app.MapSession();
app.MapAccount();
app.MapSignUp();
app.MapSingleSignOn();
app.MapOAuth();
app.MapWidget();
app.MapChannels();
app.MapFiles();
app.MapHelp();
app.MapRealtime();
app.MapRest();
app.MapAuditExport();
app.MapAi();
app.MapGraphQL();
app.MapOData();
app.MapScim();
app.MapDescription();
app.MapMetricsText();
await app.RunAsync();
return 0;
