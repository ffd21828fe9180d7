namespace Switchboard.Client.Http;

/// <summary>Which operation of the API's description a method calls. A test holds the two to each other.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class OperationAttribute(string id) : Attribute
{
    internal string Id { get; } = id;
}
