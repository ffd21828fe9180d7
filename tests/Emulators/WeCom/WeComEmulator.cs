using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Emulators.WeCom;

/// <summary>A platform of one's own, that follows WeCom's published protocol for one company.</summary>
public sealed class WeComEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CallbackPost _callbacks;

    private WeComEmulator(EmulatedAccount account, WebApplication app)
    {
        Account = account;
        _app = app;
        _callbacks = new CallbackPost(account);
        Tokens = new AccessTokens(account);
        Media = new MediaStore(account.Clock);
        Application = new ApplicationDesk(account, _callbacks);
        Service = new ServiceDesk(account, _callbacks);
    }

    public EmulatedAccount Account { get; }

    public AccessTokens Tokens { get; }

    public Faults Faults { get; } = new();

    public MediaStore Media { get; }

    public ApplicationDesk Application { get; }

    public ServiceDesk Service { get; }

    public CallbackPost Callbacks => _callbacks;

    /// <summary>Where it listens; <c>/</c> is the page for people.</summary>
    public Uri BaseUrl => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts it.</summary>
    /// <param name="account">How it is set up.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="ct">Stops the start.</param>
    public static async Task<WeComEmulator> StartAsync(EmulatedAccount account, int port = 0, CancellationToken ct = default)
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
        var emulator = new WeComEmulator(account, app);
        PlatformApi.Map(app, emulator);
        PersonPage.Map(app, emulator);
        await app.StartAsync(ct);
        return emulator;
    }

    public async ValueTask DisposeAsync()
    {
        _callbacks.Dispose();
        await _app.DisposeAsync();
    }
}
