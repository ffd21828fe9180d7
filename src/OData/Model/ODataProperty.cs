using System.Linq.Expressions;
using System.Reflection;
using Microsoft.OData.Edm;

namespace Switchboard.OData.Model;

/// <summary>Is handed a property with its concrete types, so that what it makes of it needs no reflection for each row.</summary>
/// <typeparam name="TResult">What it makes.</typeparam>
public interface IODataPropertyVisitor<out TResult>
{
    /// <summary>Makes something of one property.</summary>
    TResult Visit<TOwner, TValue>(ODataProperty<TOwner, TValue> property);
}

/// <summary>A structural property of an entity or complex type.</summary>
public abstract class ODataProperty
{
    private protected ODataProperty(string name, PropertyInfo member, ODataType type, bool collection)
    {
        Name = name;
        Member = member;
        Type = type;
        IsCollection = collection;
    }

    /// <summary>What clients call it.</summary>
    public string Name { get; }

    /// <summary>Its type, or the type of its items.</summary>
    public ODataType Type { get; }

    /// <summary>Whether it holds several values.</summary>
    public bool IsCollection { get; }

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable { get; internal set; }

    /// <summary>Whether it may stand in $filter and $apply.</summary>
    public bool Filterable { get; internal set; } = true;

    /// <summary>Whether it may stand in $orderby.</summary>
    public bool Sortable { get; internal set; } = true;

    /// <summary>Its EDM declaration.</summary>
    public IEdmStructuralProperty Edm { get; internal set; } = null!;

    internal PropertyInfo Member { get; }

    /// <summary>Its value in a row, boxed.</summary>
    public abstract object? ValueIn(object owner);

    /// <summary>Visits it with its concrete types.</summary>
    public abstract TResult Accept<TResult>(IODataPropertyVisitor<TResult> visitor);
}

/// <summary>A structural property of <typeparamref name="TOwner"/>.</summary>
/// <typeparam name="TOwner">The view or record it belongs to.</typeparam>
/// <typeparam name="TValue">The CLR type of the property as declared, nullable where it is.</typeparam>
public sealed class ODataProperty<TOwner, TValue> : ODataProperty
{
    internal ODataProperty(string name, PropertyInfo member, ODataType type, bool collection)
        : base(name, member, type, collection)
    {
        var owner = Expression.Parameter(typeof(TOwner));
        Read = Expression.Lambda<Func<TOwner, TValue>>(Expression.Property(owner, member), owner).Compile();
    }

    /// <summary>Its value in a row.</summary>
    public Func<TOwner, TValue> Read { get; }

    /// <inheritdoc/>
    public override object? ValueIn(object owner) => Read((TOwner)owner);

    /// <inheritdoc/>
    public override TResult Accept<TResult>(IODataPropertyVisitor<TResult> visitor) => visitor.Visit(this);
}
