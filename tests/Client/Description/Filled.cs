using System.Reflection;

namespace Switchboard.Client.Tests.Description;

/// <summary>Arguments with a value in everything that can have one.</summary>
internal static class Filled
{
    internal static object? Of(ParameterInfo parameter, CancellationToken ct) => parameter.ParameterType == typeof(CancellationToken) ? ct : Of(parameter.ParameterType, parameter.Name!);

    private static object? Of(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(1);
        return type == typeof(CallOptions) ? null
            : type == typeof(string) ? name == "id" ? "web-chat" : "text"
            : type == typeof(Guid) ? Guid.CreateVersion7()
            : type == typeof(int) ? 1
            : type == typeof(double) ? 0.5
            : type == typeof(bool) ? true
            : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
            : type == typeof(DateOnly) ? new DateOnly(2026, 11, 21)
            : type == typeof(ReadOnlyMemory<byte>) ? new ReadOnlyMemory<byte>([1])
            : type == typeof(IReadOnlyList<Guid>) ? new[] { Guid.CreateVersion7() }
            : type == typeof(IReadOnlyList<string>) ? new[] { "text" }
            : type == typeof(IReadOnlyList<GrantType>) ? new[] { GrantType.AuthorizationCode }
            : type == typeof(IReadOnlyList<GroupMapping>) ? new[] { new GroupMapping("text", Role.Agent, Guid.CreateVersion7()) }
            : type == typeof(IReadOnlyList<BulkOperation>) ? new[] { new BulkOperation("contacts.create", new { name = "Ann" }) }
            : type == typeof(IReadOnlyDictionary<string, string>) ? new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" }
            : Record(type);
    }

    private static object Record(Type type)
    {
        var make = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var made = make.Invoke([.. make.GetParameters().Select(p => Of(p.ParameterType, p.Name!))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && p.GetValue(made) is null))
            property.SetValue(made, Of(property.PropertyType, property.Name));
        return made;
    }
}
