namespace Switchboard.Registry;

/// <summary>
/// A permission that something hand-written asks for: a door, a method of one, a rule. Declared here, roles may grant it as they may
/// grant what verbs and sets declare.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AsksAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}
