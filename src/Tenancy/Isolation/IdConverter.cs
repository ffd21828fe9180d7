using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Switchboard.Registry;

namespace Switchboard.Tenancy.Isolation;

/// <summary>Stores a typed id as the UUID it is.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, FromGuid())
    where TId : struct, IStrongId<TId>
{
    // C# does not allow a static abstract call inside an expression tree, so the call is built by hand.
    private static Expression<Func<Guid, TId>> FromGuid()
    {
        var value = Expression.Parameter(typeof(Guid));
        return Expression.Lambda<Func<Guid, TId>>(Expression.Call(typeof(TId), nameof(IStrongId<TId>.From), null, value), value);
    }
}
