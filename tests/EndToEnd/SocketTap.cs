using Microsoft.Playwright;

namespace Switchboard.EndToEnd;

/// <summary>Stands between a page and one of the hubs, to lose the connection or to repeat what was sent.</summary>
internal sealed class SocketTap
{
    private readonly List<IWebSocketRoute> _open = [];
    private bool _cut;
    private string? _repeat;

    public static async Task<SocketTap> OnAsync(IPage page, string hub)
    {
        var tap = new SocketTap();
        await page.RouteWebSocketAsync(url => url.Contains($"/hubs/{hub}", StringComparison.Ordinal), tap.Join);
        return tap;
    }

    public async Task CutAsync()
    {
        _cut = true;
        foreach (var socket in _open)
            await socket.CloseAsync(new() { Code = 1012, Reason = "cut by the test" });
        _open.Clear();
    }

    public void Mend() => _cut = false;

    public void RepeatNext(string target) => _repeat = $"\"target\":\"{target}\"";

    private void Join(IWebSocketRoute socket)
    {
        if (_cut)
        {
            _ = socket.CloseAsync(new() { Code = 1012, Reason = "cut by the test" });
            return;
        }

        _open.Add(socket);
        var server = socket.ConnectToServer();
        socket.OnMessage(frame =>
        {
            Forward(server, frame);
            if (_repeat is { } wanted && frame.Text?.Contains(wanted, StringComparison.Ordinal) == true)
            {
                _repeat = null;
                Forward(server, frame);
            }
        });
    }

    private static void Forward(IWebSocketRoute server, IWebSocketFrame frame)
    {
        if (frame.Text is { } text)
            server.Send(text);
        else if (frame.Binary is { } bytes)
            server.Send(bytes);
    }
}
