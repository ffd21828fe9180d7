using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Emulators.Pages;
using Switchboard.Emulators.WeCom.Page;

namespace Switchboard.Emulators.WeCom;

/// <summary>A platform of one's own, that follows WeCom's published protocol for one company.</summary>
public sealed class WeComEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WeComEmulator(EmulatedAccount account, EmulatedAccount service, WebApplication app)
    {
        (Account, ServiceAccount, _app) = (account, service, app);
        Callbacks = new CallbackPost(account);
        ServiceCallbacks = account == service ? Callbacks : new CallbackPost(service);
        Tokens = new AccessTokens(account, service);
        Rights = new Rights(service);
        Media = new MediaStore(account.Clock);
        Application = new ApplicationDesk(account, Callbacks);
        Service = new ServiceDesk(service, ServiceCallbacks);
    }

    /// <summary>The application that members write to.</summary>
    public EmulatedAccount Account { get; }

    /// <summary>The application that calls for the customer service account; it may be the same.</summary>
    public EmulatedAccount ServiceAccount { get; }

    public AccessTokens Tokens { get; }

    public Faults Faults { get; } = new();

    public MediaStore Media { get; }

    public ApplicationDesk Application { get; }

    public ServiceDesk Service { get; }

    public CallbackPost Callbacks { get; }

    public CallbackPost ServiceCallbacks { get; }

    internal Rights Rights { get; }

    /// <summary>Where it listens; <c>/</c> is the page for people, <c>/console</c> the one for administrators.</summary>
    public Uri BaseUrl => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts it.</summary>
    /// <param name="account">How it is set up.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="service">The application that calls for the customer service account; null for the same.</param>
    /// <param name="ct">Stops the start.</param>
    public static async Task<WeComEmulator> StartAsync(EmulatedAccount account, int port = 0, EmulatedAccount? service = null, CancellationToken ct = default)
    {
        // Without settings files: to watch for their changes costs more than all the rest.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.MaxRequestBodySize = 64 << 20;
            // The platform writes file names as they are.
            k.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
        });
        var app = builder.Build();
        var emulator = new WeComEmulator(account, service ?? account, app);
        PlatformApi.Map(app, emulator);
        app.MapPages(new PlayedWeCom(emulator), new WeComConsole(emulator));
        await app.StartAsync(ct);
        return emulator;
    }

    public async ValueTask DisposeAsync()
    {
        Callbacks.Dispose();
        ServiceCallbacks.Dispose();
        await _app.DisposeAsync();
    }
}
