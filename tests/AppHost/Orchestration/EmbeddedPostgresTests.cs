using Npgsql;
using Switchboard.AppHost.Orchestration;
using Xunit;

namespace Switchboard.AppHost.Tests.Orchestration;

public sealed class EmbeddedPostgresTests
{
    [Fact]
    public async Task A_temporary_server_answers_and_leaves_nothing_behind()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Path.Combine(Path.GetTempPath(), "switchboard-" + Guid.CreateVersion7().ToString("N"));

        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = folder, Temporary = true }, ct);
        await using var source = NpgsqlDataSource.Create(server.SuperuserConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand("show server_version_num");
        var version = (string?)await command.ExecuteScalarAsync(ct);
        await server.DisposeAsync();

        Assert.StartsWith("18", version, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }
}
