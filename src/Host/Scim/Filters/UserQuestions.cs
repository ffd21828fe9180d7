using System.Collections.Frozen;
using System.Linq.Expressions;
using Switchboard.Desk.Provisioning;
using Switchboard.Registry;

namespace Switchboard.Host.Scim.Filters;

/// <summary>Conditions and orders as questions to the database: nothing is ever filtered in memory.</summary>
internal static class UserQuestions
{
    private static readonly TextAttribute Name = new(u => u.Name);
    private static readonly TextAttribute Email = new(u => u.Email);
    private static readonly RoleAttribute Role = new();
    private static readonly FixedAttribute True = new("true");

    private static readonly FrozenDictionary<string, UserAttribute> Known = new Dictionary<string, UserAttribute>
    {
        ["id"] = new IdAttribute(),
        ["userName"] = new TextAttribute(u => u.UserName),
        ["externalId"] = new TextAttribute(u => u.ExternalId, exact: true),
        ["displayName"] = Name,
        ["name"] = Name,
        ["name.formatted"] = Name,
        ["name.givenName"] = new TextAttribute(u => u.GivenName),
        ["name.familyName"] = new TextAttribute(u => u.FamilyName),
        ["emails"] = Email,
        ["emails.value"] = Email,
        ["emails.type"] = new FixedAttribute("work"),
        ["emails.primary"] = True,
        ["roles"] = Role,
        ["roles.value"] = Role,
        ["roles.primary"] = True,
        ["active"] = new TruthAttribute(u => u.Active),
        ["meta.created"] = new TimeAttribute(u => u.CreatedAt),
        ["meta.lastModified"] = new TimeAttribute(u => u.ChangedAt),
        ["meta.resourceType"] = new FixedAttribute("User"),
        ["schemas"] = new FixedAttribute(AttributePath.User),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static Outcome<IQueryable<DirectoryUser>> Where(IQueryable<DirectoryUser> rows, string filter)
    {
        var read = FilterReader.Read(filter);
        if (!read.Succeeded)
            return read.Refusal;
        var row = Expression.Parameter(typeof(DirectoryUser));
        var condition = Bind(read.Value, row, within: null);
        return condition.Succeeded ? Outcome.Of(rows.Where(Expression.Lambda<Func<DirectoryUser, bool>>(condition.Value, row))) : condition.Refusal;
    }

    /// <summary>Always an order, and always the same one: pages would else show somebody twice and somebody never.</summary>
    internal static Outcome<IQueryable<DirectoryUser>> Order(IQueryable<DirectoryUser> rows, string? by, bool descending)
    {
        if (by is null)
            return Outcome.Of<IQueryable<DirectoryUser>>(rows.OrderBy(u => u.Id));
        if (!Known.TryGetValue(AttributePath.Of(by).Full, out var attribute) || attribute.Sort is not { } sort)
            return ScimInvalid.Path("'sortBy' names no attribute that has an order.");
        var call = Expression.Call(
            typeof(Queryable), descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy), [typeof(DirectoryUser), sort.ReturnType], rows.Expression, Expression.Quote(sort));
        return Outcome.Of<IQueryable<DirectoryUser>>(((IOrderedQueryable<DirectoryUser>)rows.Provider.CreateQuery<DirectoryUser>(call)).ThenBy(u => u.Id));
    }

    private static Outcome<Expression> Bind(ScimFilter filter, ParameterExpression row, string? within) => filter switch
    {
        ScimFilter.Both both => Join(Bind(both.Left, row, within), Bind(both.Right, row, within), Expression.AndAlso),
        ScimFilter.Either either => Join(Bind(either.Left, row, within), Bind(either.Right, row, within), Expression.OrElse),
        ScimFilter.Not not => Bind(not.Inner, row, within) is { Succeeded: true } inner ? Outcome.Of<Expression>(Expression.Not(inner.Value)) : Bind(not.Inner, row, within),
        ScimFilter.Within group => group.Path.Is("emails") || group.Path.Is("roles")
            ? Bind(group.Inner, row, group.Path.Name)
            : ScimInvalid.Filter($"'{group.Path.Name}' has no several values to choose among."),
        ScimFilter.Comparison comparison => Bind(comparison, row, within),
        _ => throw new InvalidOperationException("There is no such condition."),
    };

    private static Outcome<Expression> Bind(ScimFilter.Comparison comparison, ParameterExpression row, string? within)
    {
        var name = within is null ? comparison.Path.Full : $"{within}.{comparison.Path.Full}";
        if (!Known.TryGetValue(name, out var attribute))
            return ScimInvalid.Filter($"'{comparison.Path.Full}' is no attribute that can be asked for; those are {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}.");
        return (comparison.Operator, comparison.Value) switch
        {
            ("pr", _) or ("ne", null) => Outcome.Of(attribute.Present(row)),
            ("eq", null) => Outcome.Of<Expression>(Expression.Not(attribute.Present(row))),
            (_, { } value) => attribute.Compare(row, comparison.Operator, value),
            _ => ScimInvalid.Filter("null can be compared by eq and ne only."),
        };
    }

    private static Outcome<Expression> Join(Outcome<Expression> left, Outcome<Expression> right, Func<Expression, Expression, Expression> join) =>
        !left.Succeeded ? left : !right.Succeeded ? right : Outcome.Of(join(left.Value, right.Value));
}
