using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Switchboard.Host.Identity;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Host.Tests.Rest;

/// <summary>The REST face on a real socket, without a database.</summary>
public sealed class ParcelHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        VerbRegistry.Read(typeof(ParcelHost).Assembly).AddTo(builder.Services);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<IUnitOfWork, NoWork>();
        builder.Services.AddScoped<IRequestCaller, HeaderCaller>();
        builder.Services.AddScoped<CurrentTenant>();
        builder.Services.AddRest(builder.Configuration);
        _app = builder.Build();
        _app.UseProblems();
        _app.UseRouting();
        _app.UseRest();
        _app.MapRest();
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class NoWork : IUnitOfWork
    {
        public void Admit(Caller caller)
        {
        }

        public ValueTask CommitAsync(AuditNote? audit, CancellationToken ct) => ValueTask.CompletedTask;

        public ValueTask BeginSnapshotAsync(CancellationToken ct) => ValueTask.CompletedTask;

        public ValueTask FlushAsync(CancellationToken ct) => ValueTask.CompletedTask;

        public Refusal? Explain(Exception fault) => null;
    }

    /// <summary>May do everything, unless the request says otherwise.</summary>
    private sealed class HeaderCaller : IRequestCaller
    {
        public ValueTask<Outcome<Caller>> ResolveAsync(HttpContext context, CancellationToken ct)
        {
            var who = context.Request.Headers["X-Who"].ToString();
            return ValueTask.FromResult<Outcome<Caller>>(who == "stranger"
                ? new NotSignedIn()
                : new Caller(CallerKind.Member, Guid.CreateVersion7(), "Ann", who == "guest" ? [] : FrozenSet.Create("parcels:read", "parcels:write")));
        }
    }
}
