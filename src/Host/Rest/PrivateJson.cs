using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Switchboard.Registry;

namespace Switchboard.Host.Rest;

/// <summary>JSON as a caller may see it: what is private and not theirs is not there, rather than empty.</summary>
internal static class PrivateJson
{
    // A role's permissions are one object for all who have it, so a dialect is made once a role.
    private static readonly ConditionalWeakTable<FrozenSet<string>, JsonSerializerOptions> Dialects = [];

    internal static JsonSerializerOptions For(Caller caller) => Dialects.GetValue(caller.Permissions, Make);

    private static JsonSerializerOptions Make(FrozenSet<string> permissions)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(type => Hide(type, permissions));
        return new JsonSerializerOptions(RestJson.Options) { TypeInfoResolver = resolver };
    }

    private static void Hide(JsonTypeInfo type, FrozenSet<string> permissions)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var mark = (PrivateAttribute?)type.Properties[i].AttributeProvider?.GetCustomAttributes(typeof(PrivateAttribute), inherit: true).FirstOrDefault();
            if (mark is not null && !permissions.Contains(mark.Permission))
                type.Properties.RemoveAt(i);
        }
    }
}
