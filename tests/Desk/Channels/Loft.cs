using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Switchboard.Desk.Tests.Channels;

/// <summary>The platform of the test plugin: takes what is sent, says what it was told to, and gives out tokens.</summary>
public sealed class Loft : IAsyncDisposable
{
    private const int BrokenOff = 1_000;
    private readonly HttpListener _http = new();
    private readonly ConcurrentQueue<(string Room, JsonElement Sent)> _sent = new();
    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private readonly Task _serving;

    private Loft(int port)
    {
        Allow = $"127.0.0.1:{port}";
        _http.Prefixes.Add($"http://{Allow}/");
        _http.Start();
        _serving = Task.Run(ServeAsync);
    }

    public string Allow { get; }

    public static Loft Open()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return new Loft(port);
    }

    /// <summary>One tenant's or test's own part of the platform.</summary>
    public Room Of(string name) => _rooms.GetOrAdd(name, static (n, loft) => new Room(n, loft), this);

    public async ValueTask DisposeAsync()
    {
        _http.Stop();
        await _serving;
        _http.Close();
    }

    private async Task ServeAsync()
    {
        while (_http.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _http.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var room = Of(path[0]);
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        if (path[1] == "media")
        {
            await room.GiveAsync(path[2], context.Response);
            return;
        }

        var (status, text) = path[1] switch
        {
            "token" when room.LosesToken() => (0, ""),
            "check" or "pull" or "people" when room.OutOfOrder => (502, "bad gateway"),
            "check" => (200, "coo"),
            "people" => await room.TellAsync(path[2]),
            "token" => (200, room.NewToken()),
            "pull" => (200, await room.PullAsync(context.Request.QueryString["cursor"] ?? "", context.Request.QueryString["token"] ?? "")),
            _ => room.Take(JsonElement.Parse(body), _sent),
        };
        if (status == 0)
        {
            context.Response.ContentLength64 = BrokenOff;
            await context.Response.OutputStream.WriteAsync(new byte[1]);
            await context.Response.OutputStream.FlushAsync();
            context.Response.Abort();
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    public sealed class Room(string name, Loft loft)
    {
        private readonly ConcurrentQueue<int> _answers = new();
        private int _messages;
        private int _tokens;
        private int _lostTokens;

        public string Address => $"http://{loft.Allow}/{name}";

        public int Tokens => _tokens;

        /// <summary>What each pull brings, by the cursor that it comes with.</summary>
        public ConcurrentDictionary<string, string> Pulls { get; } = new(StringComparer.Ordinal);

        /// <summary>Files by name. One that is not here is gone.</summary>
        public ConcurrentDictionary<string, LoftFile> Files { get; } = new(StringComparer.Ordinal);

        /// <summary>What is known of people, as JSON.</summary>
        public ConcurrentDictionary<string, string> People { get; } = new(StringComparer.Ordinal);

        /// <summary>While it is not done, nobody learns who somebody is.</summary>
        public Task Asked { get; set; } = Task.CompletedTask;

        /// <summary>What happens elsewhere while a pull is answered.</summary>
        public Func<Task>? Pulled { get; set; }

        /// <summary>Whether all but sending and files fails.</summary>
        public bool OutOfOrder { get; set; }

        /// <summary>What every message is answered once the scripted answers are used up.</summary>
        public int Otherwise { get; set; } = 200;

        public IReadOnlyList<JsonElement> Sent => [.. loft._sent.Where(s => s.Room == name).Select(s => s.Sent)];

        public IReadOnlyList<string> Texts => [.. Sent.Select(s => s.GetProperty("text").GetString()!)];

        /// <summary>Statuses for the next messages; 0 breaks the connection after the message has arrived.</summary>
        public void Script(params int[] answers)
        {
            foreach (var answer in answers)
                _answers.Enqueue(answer);
        }

        /// <summary>The next so many requests for a token are broken off.</summary>
        public void LoseTokens(int times) => _lostTokens = times;

        internal bool LosesToken() => Interlocked.Decrement(ref _lostTokens) >= 0;

        internal async Task<(int Status, string Text)> TellAsync(string person)
        {
            await Asked;
            return People.TryGetValue(person, out var known) ? (200, known) : (404, "");
        }

        internal async Task GiveAsync(string file, HttpListenerResponse response)
        {
            var given = Files.GetValueOrDefault(file);
            var times = given?.Given();
            await (given?.Opens ?? Task.CompletedTask);
            response.StatusCode = given is null ? 404 : times <= given.Failures ? 503 : 200;
            response.SendChunked = true;
            try
            {
                if (response.StatusCode == 200)
                    await response.OutputStream.WriteAsync(given!.Content);
                response.Close();
            }
            catch (HttpListenerException)
            {
                // Who has seen enough hangs up.
            }
        }

        internal string NewToken() => "token-" + Interlocked.Increment(ref _tokens);

        internal async Task<string> PullAsync(string cursor, string token)
        {
            var answer = Pull(cursor, token);
            await (Pulled?.Invoke() ?? Task.CompletedTask);
            return answer;
        }

        private string Pull(string cursor, string token) => Pulls.GetValueOrDefault(cursor + ":" + token) ?? Pulls.GetValueOrDefault(cursor) ?? """{"events":[],"cursor":"end","more":false}""";

        internal (int Status, string Text) Take(JsonElement message, ConcurrentQueue<(string, JsonElement)> sent)
        {
            var status = _answers.TryDequeue(out var scripted) ? scripted : Otherwise;
            if (status is 200 or 0)
                sent.Enqueue((name, message));
            return (status, status == 200 ? $"{name}-out-{Interlocked.Increment(ref _messages)}" : "no");
        }
    }
}

/// <summary>A file in the loft: how often it is refused first, and when it may be opened.</summary>
public sealed record LoftFile(byte[] Content, int Failures = 0)
{
    private int _given;

    public Task Opens { get; init; } = Task.CompletedTask;

    /// <summary>How often it was asked for.</summary>
    public int Times => _given;

    internal int Given() => Interlocked.Increment(ref _given);
}
