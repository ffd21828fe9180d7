namespace Switchboard.AppHost.Orchestration;

internal sealed record EmbeddedPostgresOptions
{
    /// <summary>Holds the cluster, its password and its log. As root it must lie where user nobody may pass.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>The data directory is removed once the server has stopped, also after a killed parent.</summary>
    public bool Temporary { get; init; }
}
