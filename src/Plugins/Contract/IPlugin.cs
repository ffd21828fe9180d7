namespace Switchboard.Plugins.Contract;

/// <summary>
/// What every plugin's entry type is. The host makes one instance after loading, with the public parameterless constructor, on a
/// thread of its own choice; throwing there marks the plugin as faulted with the exception's message as the reason.
/// Instances are called from many threads at once and must keep no state that belongs to a tenant.
/// </summary>
public interface IPlugin;

/// <summary>The version of this contract.</summary>
public static class ContractVersion
{
    /// <summary>A plugin built for another major version is refused at load.</summary>
    public const int Major = 1;

    /// <summary>A plugin that needs a higher minor version than this is refused at load.</summary>
    public const int Minor = 3;
}
