using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Switchboard.Desk.Tests.Channels.Platforms;

/// <summary>An address that is known before the inbox's is, and leads there.</summary>
internal sealed class CallbackDoor : IAsyncDisposable
{
    private static readonly HttpClient Http = new();
    private readonly WebApplication _app;
    private Uri? _inbox;

    private CallbackDoor(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/callback");

    public static async Task<CallbackDoor> OpenAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var door = new CallbackDoor(builder.Build());
        door._app.Run(door.PassAsync);
        await door._app.StartAsync(ct);
        return door;
    }

    public void Leads(Uri inbox) => _inbox = inbox;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task PassAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), new Uri(_inbox!, _inbox!.AbsolutePath + context.Request.QueryString)) { Content = new StreamContent(context.Request.Body) };
        using var response = await Http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
