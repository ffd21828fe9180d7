namespace Switchboard.Plugins.Contract;

/// <summary>For whom a call is made. Passed to every call; nothing about the tenant is ever ambient.</summary>
/// <param name="TenantId">The tenant. Opaque to plugins: a key for caches, nothing to look up.</param>
/// <param name="InboxId">The inbox, where the call concerns one.</param>
/// <param name="Settings">What the tenant filled into the plugin's or inbox's form, secrets decrypted. Keys as in the manifest's schema.</param>
/// <param name="Clock">The time. Tests move it; the system clock must not be read elsewhere.</param>
public sealed record PluginCall(Guid TenantId, Guid? InboxId, IReadOnlyDictionary<string, string> Settings, TimeProvider Clock);
