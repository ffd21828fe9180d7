using System.Net;
using System.Net.Sockets;
using Switchboard.Desk.Outbound;

namespace Switchboard.Desk.Tests.Outbound;

/// <summary>What a name leads to is judged at the moment of connecting. The decoy is a door on our own machine that nobody may knock at.</summary>
public sealed class OutboundConnectionsTests
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromMilliseconds(600);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("93.184.216.34,127.0.0.1")]
    [InlineData("127.0.0.1,93.184.216.34")]
    [InlineData("2606:2800:220:1::1,::1")]
    public async Task A_name_that_leads_home_in_any_of_its_addresses_is_not_called(string addresses)
    {
        using var decoy = new Decoy();
        var names = new Names([.. addresses.Split(',').Select(IPAddress.Parse)]);

        var error = await CallAsync(names, new Uri($"http://innocent.example:{decoy.Port}/"));

        error.ShouldBe("The address cannot be reached.");
        decoy.Knocks.ShouldBe(0);
        names.Asked.ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("0.0.0.0")]
    public async Task An_address_written_out_is_judged_at_the_connection_too(string host)
    {
        using var decoy = new Decoy();
        var names = new Names([IPAddress.Loopback]);

        (await CallAsync(names, new Uri($"http://{host}:{decoy.Port}/"))).ShouldBe("The address cannot be reached.");

        decoy.Knocks.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_called_where_it_was_judged()
    {
        using var judged = new Decoy(IPAddress.Parse("127.0.0.2"));
        using var decoy = new Decoy(IPAddress.Loopback, judged.Port);
        var names = new Names([IPAddress.Parse("127.0.0.2")], [IPAddress.Loopback]);
        var allowed = new OutboundOptions { ConnectTime = ConnectTime, Allow = OutboundOptions.Pairs($"rebinding.example:{judged.Port}") };

        (await CallAsync(names, new Uri($"http://rebinding.example:{judged.Port}/"), allowed)).ShouldBeNull();

        judged.Knocks.ShouldBe(1);
        decoy.Knocks.ShouldBe(0);
        names.Asked.ShouldBe(1, "one look-up, one judgement, one connection");
    }

    [Fact]
    public async Task The_second_answer_of_a_name_is_judged_like_the_first()
    {
        using var decoy = new Decoy();
        var names = new Names([IPAddress.Parse("203.0.113.7")], [IPAddress.Loopback]);

        await CallAsync(names, new Uri($"http://rebinding.example:{decoy.Port}/"));
        await CallAsync(names, new Uri($"http://rebinding.example:{decoy.Port}/"));

        names.Asked.ShouldBe(2);
        decoy.Knocks.ShouldBe(0);
    }

    [Fact]
    public async Task Closed_forbidden_and_unknown_fail_with_the_same_words_after_the_same_time()
    {
        int closed;
        using (var listener = new Decoy())
            closed = listener.Port;
        var toClosed = new OutboundOptions { ConnectTime = ConnectTime, Allow = OutboundOptions.Pairs($"closed.example:{closed}") };

        var answers = await Task.WhenAll(
            TimedAsync(new Names([IPAddress.Loopback]), new Uri($"http://closed.example:{closed}/"), toClosed),
            TimedAsync(new Names([IPAddress.Loopback]), new Uri($"http://forbidden.example:{closed}/")),
            TimedAsync(new Names(), new Uri($"http://unknown.example:{closed}/")),
            TimedAsync(new Names { Delay = TimeSpan.FromMinutes(1) }, new Uri($"http://filtered.example:{closed}/")));

        answers.Select(a => a.Error).Distinct().ShouldBe(["The address cannot be reached."]);
        answers.ShouldAllBe(a => a.Took >= ConnectTime - TimeSpan.FromMilliseconds(50));
    }

    private static async Task<(string? Error, TimeSpan Took)> TimedAsync(Names names, Uri url, OutboundOptions? options = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        var error = await CallAsync(names, url, options);
        return (error, TimeProvider.System.GetElapsedTime(began));
    }

    /// <summary>The innermost words of the failure; null when the other side answered, even nonsense.</summary>
    private static async Task<string?> CallAsync(Names names, Uri url, OutboundOptions? options = null)
    {
        var connections = new OutboundConnections(names, options ?? new OutboundOptions { ConnectTime = ConnectTime }, TimeProvider.System);
        using var http = new HttpMessageInvoker(connections.NewHandler());
        try
        {
            using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Post, url), Ct);
            return null;
        }
        catch (HttpRequestException e)
        {
            return e.GetBaseException().Message;
        }
    }

    private sealed class Names(params IPAddress[][] answers) : INameLookup
    {
        public int Asked { get; private set; }

        public TimeSpan Delay { get; init; }

        public async Task<IPAddress[]> FindAsync(string host, CancellationToken ct)
        {
            await Task.Delay(Delay, ct);
            Asked++;
            return answers.Length == 0 ? throw new SocketException((int)SocketError.HostNotFound) : answers[Math.Min(Asked, answers.Length) - 1];
        }
    }

    /// <summary>Counts who knocks, and says goodbye.</summary>
    private sealed class Decoy : IDisposable
    {
        private readonly TcpListener _listener;
        private int _knocks;

        public Decoy(IPAddress? address = null, int port = 0)
        {
            _listener = address is null ? TcpListener.Create(0) : new TcpListener(address, port);
            _listener.Start();
            _ = CountAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public int Knocks => Volatile.Read(ref _knocks) + (_listener.Pending() ? 1 : 0);

        public void Dispose() => _listener.Dispose();

        private async Task CountAsync()
        {
            try
            {
                while (true)
                {
                    using var caller = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _knocks);
                    await caller.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray());
                }
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
            {
                // Closed.
            }
        }
    }
}
