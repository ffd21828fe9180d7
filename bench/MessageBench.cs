using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Switchboard.Bench;

/// <summary>Messages persisted and delivered: closed loop, offered load, bigger rooms, idle sockets, and the database alone beside them.</summary>
internal static class MessageBench
{
    internal static async Task RunAsync(BenchDeployment deployment, TimeSpan length, CancellationToken ct)
    {
        using var http = new HttpClient();
        var (admin, inboxKey, apiKey) = await deployment.NewTenantAsync("bench", ct);
        Console.WriteLine($"{Environment.ProcessorCount} cores shared by load generator, host and PostgreSQL; one tenant; row-level security, outbox and metering on");
        await RawAsync(deployment, length, ct);

        var before = deployment.HostMemory;
        var rooms = await OpenAsync(200, watchers: 1);
        Console.WriteLine($"idle sockets: {(deployment.HostMemory - before) / 400 / 1024} KiB of host memory each (400 sockets, rooms included)");
        var peer = await deployment.StartPeerAsync(ct);
        var peerRooms = new List<Room>();
        while (peerRooms.Count < rooms.Count)
            peerRooms.Add(await Room.OpenAtPeerAsync(peer.Url, ct));
        await ClosedAsync("warm-up", rooms, 4, TimeSpan.FromSeconds(10), ct);
        await ClosedAsync("warm-up of the peer", peerRooms, 4, TimeSpan.FromSeconds(10), ct);
        await CompareAsync(rooms, peerRooms, length, ct);
        foreach (var room in peerRooms)
            await room.DisposeAsync();
        peer.Process.Dispose();
        foreach (var window in (int[])[1, 2, 4])
            await ClosedAsync($"closed loop, 200 rooms of 2, window {window}", rooms, window, length, ct);
        await OfferedAsync(rooms, 500, length, ct);
        await OfferedAsync(rooms, 2000, length, ct);
        foreach (var room in rooms)
            await room.DisposeAsync();

        var big = await OpenAsync(10, watchers: 49);
        await ClosedAsync("closed loop, 10 rooms of 50, window 4", big, 4, length, ct);
        foreach (var room in big)
            await room.DisposeAsync();
        admin.Dispose();

        async Task<List<Room>> OpenAsync(int count, int watchers)
        {
            var opened = new List<Room>();
            for (var i = 0; i < count; i++)
                opened.Add(await Room.OpenAsync(deployment.BaseUrl, http, admin, inboxKey, apiKey, watchers, ct));
            return opened;
        }
    }

    /// <summary>In turn, for a machine that is not the same from one minute to the next: each pair of runs gives a ratio, the middle one counts.</summary>
    private static async Task CompareAsync(List<Room> rooms, List<Room> peerRooms, TimeSpan length, CancellationToken ct)
    {
        var ratios = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var theirs = await ClosedAsync("peer, SignalR and batched inserts, 200 rooms of 2, window 3", peerRooms, 3, length, ct);
            var ours = await ClosedAsync("closed loop, 200 rooms of 2, window 3", rooms, 3, length, ct);
            ratios.Add(ours / theirs);
        }

        Console.WriteLine($"messages/s as a share of the peer's: {ratios.Order().ElementAt(1):P0} (all: {ratios[0]:P0}, {ratios[1]:P0}, {ratios[2]:P0})");
    }

    private static async Task<double> ClosedAsync(string name, List<Room> rooms, int window, TimeSpan length, CancellationToken ct)
    {
        var figures = new Figures();
        var over = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        foreach (var room in rooms)
        {
            room.Delivered = (ticks, leads) =>
            {
                figures.Add(ticks);
                if (leads && Stopwatch.GetTimestamp() < over)
                    _ = room.SendAsync(ct);
            };
        }

        foreach (var room in rooms)
        {
            for (var i = 0; i < window; i++)
                await room.SendAsync(ct);
        }

        await Task.Delay(length + TimeSpan.FromSeconds(1), ct);
        foreach (var room in rooms)
            room.Delivered = null;
        return figures.Print(name, length);
    }

    private static async Task OfferedAsync(List<Room> rooms, int perSecond, TimeSpan length, CancellationToken ct)
    {
        var figures = new Figures();
        foreach (var room in rooms)
            room.Delivered = (ticks, _) => figures.Add(ticks);
        var start = Stopwatch.GetTimestamp();
        var total = (int)(perSecond * length.TotalSeconds);
        for (var sent = 0; sent < total;)
        {
            var due = (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond);
            for (; sent < Math.Min(due, total); sent++)
                await rooms[sent % rooms.Count].SendAsync(ct);
            await Task.Delay(1, ct);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), ct);
        foreach (var room in rooms)
            room.Delivered = null;
        figures.Print($"offered {perSecond}/s", length);
    }

    /// <summary>The same PostgreSQL with nothing around it: rows of the same width, batches of 200, one connection.</summary>
    private static async Task RawAsync(BenchDeployment deployment, TimeSpan length, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(deployment.Owner);
        await using (var create = source.CreateCommand("create table public.raw_inserts (tenant_id uuid, conversation_id uuid, seq int, id uuid primary key, text text, created_at timestamptz)"))
            await create.ExecuteNonQueryAsync(ct);
        await using var connection = await source.OpenConnectionAsync(ct);
        var rows = 0L;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            await using var insert = new NpgsqlCommand("insert into public.raw_inserts select $1, $1, 1, id, 'This is a message of ordinary length, as people write them to a shop.', now() from unnest($2) as t(id)", connection);
            insert.Parameters.Add(new NpgsqlParameter { Value = Guid.CreateVersion7() });
            insert.Parameters.Add(new NpgsqlParameter { Value = Enumerable.Range(0, 200).Select(_ => Guid.CreateVersion7()).ToArray() });
            rows += await insert.ExecuteNonQueryAsync(ct);
        }

        Console.WriteLine($"raw batched inserts on the same PostgreSQL: {rows / length.TotalSeconds:N0} rows/s");
    }

    private sealed class Figures
    {
        private readonly ConcurrentQueue<long> _ticks = new();
        private readonly Stolen _before = Stolen.Now();

        public void Add(long ticks) => _ticks.Enqueue(ticks);

        public double Print(string name, TimeSpan length)
        {
            var sorted = _ticks.Order().ToArray();
            if (sorted.Length == 0)
            {
                Console.WriteLine($"{name}: nothing was delivered");
                return 0;
            }

            Console.WriteLine($"{name}: {sorted.Length / length.TotalSeconds:N0} persisted and delivered/s, p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms ({Stolen.Now().ShareSince(_before):P0} of the cores taken by others)");
            return sorted.Length / length.TotalSeconds;
            double At(double share) => sorted[(int)((sorted.Length - 1) * share)] * 1000.0 / Stopwatch.Frequency;
        }
    }
}
