using Serilog;
using Switchboard.Desk;
using Switchboard.Desk.Files;
using Switchboard.Desk.Outbound;
using Switchboard.Host.Files;
using Switchboard.Host.Identity;
using Switchboard.Host.Plugins;
using Switchboard.Host.Rest;
using Switchboard.Host.Widget;
using Switchboard.Plugins.Runtime;
using Switchboard.Registry;

namespace Switchboard.Host;

/// <summary>What the host brings to the rooms: plugins, files, declarations, logs.</summary>
internal static class HostModule
{
    internal static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();

        // Whoever listens: the framework's own notes name addresses, and addresses hold codes.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        builder.Logging.AddSerilog(new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning)
            .MinimumLevel.Override("System", Serilog.Events.LogEventLevel.Warning)
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger(), dispose: true);
    }

    internal static void AddPlugins(this WebApplicationBuilder builder)
    {
        builder.Services.AddPluginRuntime(new PluginRuntimeOptions
        {
            Folder = Paths.Plugins(builder.Configuration),
            Expected =
            [
                new ExpectedPlugin("web-chat", PluginKind.Channel, "web-chat", "It is not in the plugins folder: web chat is closed, widgets say so."),
                new ExpectedPlugin("retrieval-bot", PluginKind.Bot, null, "It is not in the plugins folder: nobody answers before a person does."),
                new ExpectedPlugin("language", PluginKind.Analyzer, null, "It is not in the plugins folder: conversations show no mood."),
            ],
        });
        builder.Services.AddSingleton<IDeskPlugins, DeskPlugins>();
    }

    /// <summary>Where tenants may have us call. What is allowed besides the public internet is for development.</summary>
    internal static void AddOutbound(this WebApplicationBuilder builder)
    {
        var outbound = builder.Configuration.GetSection("Outbound");
        builder.Services.AddSingleton(new OutboundOptions
        {
            AllowHttp = outbound.GetValue<bool>("AllowHttp"),
            Allow = OutboundOptions.Pairs(outbound["Allow"]),
            ConnectTime = TimeSpan.FromSeconds(outbound.GetValue("ConnectSeconds", 5.0)),
        });
    }

    internal static void AddDeclarations(this WebApplicationBuilder builder)
    {
        VerbRegistry.Read(DeskModule.Room, typeof(HostModule).Assembly).AddTo(builder.Services);
        builder.Services.ConfigureHttpJsonOptions(json => RegistryJson.Configure(json.SerializerOptions));
    }

    internal static void AddFiles(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new Desk.Files.FileOptions(Paths.Files(builder.Configuration)));
        builder.Services.AddSingleton(p => new FileLinkKey(p.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(), Paths.DataProtection(builder.Configuration)));
        builder.Services.AddSingleton<FileLinks>();
        builder.Services.AddSingleton<IAttachmentLinks>(p => p.GetRequiredService<FileLinks>());
    }

    internal static void AddWidget(this IServiceCollection services)
    {
        services.AddSingleton<VisitorTokens>();

        // Visitors carry a token, never a cookie, so any site may call: the inbox's own list of origins decides.
        services.AddCors(cors => cors.AddPolicy("widget", p => p.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()));
    }
}
