using System.Reflection;
using Switchboard.GraphQL.Execution;
using Switchboard.Registry;

namespace Switchboard.Host.GraphQL;

/// <summary>A record's property as a field: read by a delegate made once, never by reflection.</summary>
internal static class PropertyFields
{
    private static readonly MethodInfo Generic = typeof(PropertyFields).GetMethod(nameof(Read), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <param name="record">Whose.</param>
    /// <param name="property">Which.</param>
    /// <param name="node">The type's name when the property is the key of a node.</param>
    /// <param name="ownerOf">What a typed id is the id of.</param>
    internal static FieldResolver Of(Type record, PropertyInfo property, string? node, Func<Type, string> ownerOf) =>
        (FieldResolver)Generic.MakeGenericMethod(record, property.PropertyType).Invoke(null, [property, node, ownerOf])!;

    private static FieldResolver Read<TSource, TValue>(PropertyInfo property, string? node, Func<Type, string> ownerOf)
        where TSource : class
    {
        var read = property.GetMethod!.CreateDelegate<Func<TSource, TValue>>();
        if (node is not null)
            return Resolve.Property<TSource, string>(source => GlobalId.Write(node, KeyOf(read(source)!)));
        var shape = Shape(typeof(TValue), ownerOf);
        if (property.GetCustomAttribute<PrivateAttribute>() is { Permission: var permission })
            return Private<TSource>(permission, source => read(source) is { } value && shape is not null ? shape(value) : read(source));
        return shape is null ? Resolve.Property(read) : Resolve.Property<TSource, object?>(source => read(source) is { } value ? shape(value) : null);
    }

    private static FieldResolver Private<TSource>(string permission, Func<TSource, object?> read)
        where TSource : class => Resolve.Each((source, call) =>
            ((DeskRequest)call.Context).Caller.May(permission) ? read((TSource)source) : Refusals.Error(new NotPermitted(permission)));

    /// <summary>What has to happen to a value of ours before GraphQL shows it; null when nothing.</summary>
    private static Func<object, object>? Shape(Type type, Func<Type, string> ownerOf)
    {
        var plain = Names.Plain(type);
        if (plain.IsEnum)
            return value => Names.Constant(Names.WordOf(value));
        if (StrongId.Is(plain))
        {
            var owner = ownerOf(plain);
            return value => GlobalId.Write(owner, KeyOf(value));
        }

        if (Names.ItemOf(plain) is { } item && Shape(item, ownerOf) is { } shape)
            return values => ((System.Collections.IEnumerable)values).Cast<object>().Select(shape).ToList();
        return null;
    }

    private static object KeyOf(object value) => StrongId.Is(value.GetType()) ? IdValues.Of(value) : value;
}

/// <summary>The UUID inside a typed id.</summary>
internal static class IdValues
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Func<object, Guid>> Readers = new();

    internal static Guid Of(object id) => Readers.GetOrAdd(id.GetType(), static type =>
    {
        var make = typeof(IdValues).GetMethod(nameof(Reader), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type);
        return (Func<object, Guid>)make.Invoke(null, null)!;
    })(id);

    private static Func<object, Guid> Reader<TId>()
        where TId : struct, IStrongId<TId> => static id => ((TId)id).Value;
}
