using System.Reflection;
using Switchboard.OData.Model;
using Switchboard.Registry;

namespace Switchboard.Host.OData;

/// <summary>Shows typed ids as the UUIDs they are.</summary>
internal static class IdValues
{
    private static readonly MethodInfo Generic = typeof(IdValues).GetMethod(nameof(Add), BindingFlags.Static | BindingFlags.NonPublic)!;

    internal static void AddTo(ODataModelBuilder builder, Type id) => Generic.MakeGenericMethod(id).Invoke(null, [builder]);

    private static void Add<TId>(ODataModelBuilder builder)
        where TId : struct, IStrongId<TId> => builder.Value<TId>(id => id.Value, TId.From);
}
