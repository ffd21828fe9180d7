using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Switchboard.GraphQL.Execution;
using Switchboard.GraphQL.Http;

namespace Switchboard.GraphQL.Tests.Http;

/// <param name="Budget">The highest cost of one operation.</param>
/// <param name="AdHoc">Callers may send documents of their own.</param>
/// <param name="Discovers">Callers may see the schema.</param>
/// <param name="Trusted">Documents known beforehand.</param>
/// <param name="InitialWait">How long a socket may be silent at first; long enough not to matter when it is not the matter.</param>
internal sealed record ServerSettings(double Budget = 100_000, bool AdHoc = true, bool Discovers = true, IReadOnlyList<string>? Trusted = null, TimeSpan? InitialWait = null);

/// <summary>The shop on a real socket.</summary>
internal sealed class Server : IAsyncDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ServerSettings _settings;
    private readonly WebApplication _app;
    private readonly GraphQLEngine _engine;
    private readonly ErrorLog _log = new();
    private readonly ConcurrentDictionary<IHttpRequestLifetimeFeature, bool> _sockets = new();

    private Server(ServerSettings settings)
    {
        _settings = settings;
        _engine = new GraphQLEngine(Shop.Schema(), new GraphQLOptions
        {
            TrustedDocuments = (settings.Trusted ?? []).ToDictionary(t => GraphQLEngine.HashOf(System.Text.Encoding.UTF8.GetBytes(t)), StringComparer.Ordinal),
            OnUnexpected = Note,
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(_log);
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Use(RememberAsync);
        _app.MapPost("/drop", Drop);
        _app.MapGraphQL("/graphql", _engine, OpenAsync, OpenSocketAsync, SocketOptions.Usual with { InitialWait = settings.InitialWait ?? Patience });
    }

    /// <summary>What every resolver of this server works on.</summary>
    internal Shop Shop { get; } = new();

    internal HttpClient Client { get; private set; } = null!;

    internal Uri Url { get; private set; } = null!;

    /// <summary>What resolvers threw.</summary>
    internal ConcurrentBag<Exception> Unexpected { get; } = [];

    /// <summary>What ASP.NET Core complained of: everything that left the endpoint as an exception.</summary>
    internal IReadOnlyCollection<string> Errors => _log.Errors;

    internal Uri SocketUrl => new UriBuilder(Url) { Scheme = "ws" }.Uri;

    /// <summary>Sockets that are served right now.</summary>
    internal int Sockets => _sockets.Count;

    internal static async Task<Server> StartAsync(ServerSettings? settings = null)
    {
        var server = new Server(settings ?? new ServerSettings());
        await server._app.StartAsync();
        server.Url = new Uri($"{server._app.Urls.First()}/graphql");
        server.Client = new HttpClient { BaseAddress = server.Url, Timeout = Patience };
        return server;
    }

    /// <summary>Waits for what happens in the server by itself.</summary>
    internal static async Task UntilAsync(Func<bool> happened, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!happened())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"{what} did not happen within {Patience.TotalSeconds} s.");
            await Task.Delay(10, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        DropAll();
        await _app.DisposeAsync();
        _engine.Dispose();
    }

    private async Task RememberAsync(HttpContext http, RequestDelegate next)
    {
        var line = http.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        if (http.WebSockets.IsWebSocketRequest)
            _sockets[line] = true;
        try
        {
            await next(http);
        }
        finally
        {
            _sockets.TryRemove(line, out _);
        }
    }

    private void DropAll()
    {
        foreach (var socket in _sockets.Keys)
            socket.Abort();
    }

    /// <summary>Cuts every socket, as a network does: without a goodbye.</summary>
    private IResult Drop()
    {
        DropAll();
        return Results.NoContent();
    }

    private ValueTask<GraphQLAccess?> OpenAsync(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.Headers.ContainsKey("X-Stranger"))
            return new(Access());
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return new((GraphQLAccess?)null);
    }

    private ValueTask<GraphQLAccess?> OpenSocketAsync(HttpContext http, JsonElement payload, CancellationToken ct) => (payload.ValueKind == JsonValueKind.Object ? payload.GetRawText() : "") switch
    {
        """{"who":"stranger"}""" => new((GraphQLAccess?)null),
        """{"who":"trouble"}""" => throw new InvalidOperationException("Password=hunter2"),
        _ => new(Access()),
    };

    private FieldError Note(Exception exception)
    {
        Unexpected.Add(exception);
        return new FieldError("Something went wrong on our side.", "INTERNAL");
    }

    private GraphQLAccess Access() => new(Shop, _settings.Budget, _settings.AdHoc, _settings.Discovers);
}
