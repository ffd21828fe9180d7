namespace Switchboard.Host.Rest.Limits;

/// <summary>How many requests a minute each may send; section <c>RateLimits</c> of the configuration.</summary>
internal sealed record RateLimits
{
    /// <summary>One API key, or one person's sessions.</summary>
    public int PerCredential { get; init; } = 6_000;

    /// <summary>All keys and sessions of a tenant together.</summary>
    public int PerTenant { get; init; } = 60_000;

    /// <summary>Everybody without a credential at one address: signing in, opening a widget.</summary>
    public int Anonymous { get; init; } = 600;

    /// <summary>One visitor of a widget. Visitors do not count for their tenant: an integration that runs wild must not silence customers.</summary>
    public int PerVisitor { get; init; } = 600;

    internal static RateLimits Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("RateLimits");
        var usual = new RateLimits();
        return new RateLimits
        {
            PerCredential = section.GetValue(nameof(PerCredential), usual.PerCredential),
            PerTenant = section.GetValue(nameof(PerTenant), usual.PerTenant),
            Anonymous = section.GetValue(nameof(Anonymous), usual.Anonymous),
            PerVisitor = section.GetValue(nameof(PerVisitor), usual.PerVisitor),
        };
    }
}
