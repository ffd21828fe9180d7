namespace Switchboard.Plugins.Contract;

/// <summary>
/// The platform refuses what a call cannot do without, such as a token, and the call has no result that says so. It is no fault of the plugin:
/// the host shows the failure at the inbox and tries again later. A channel derives its own exception from this one.
/// </summary>
/// <param name="failure">What the platform said.</param>
public abstract class ChannelRefusedException(ChannelFailure failure) : Exception($"The platform refused with {failure.Code}.")
{
    /// <summary>What the platform said.</summary>
    public ChannelFailure Failure { get; } = failure;
}
