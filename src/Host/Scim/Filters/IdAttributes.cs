using System.Linq.Expressions;
using Switchboard.Desk;
using Switchboard.Desk.Members;
using Switchboard.Desk.Provisioning;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Host.Scim.Filters;

internal sealed class IdAttribute : UserAttribute
{
    private static readonly Expression<Func<DirectoryUser, MemberId>> Read = u => u.Id;

    internal override LambdaExpression Sort => Read;

    internal override Outcome<Expression> Compare(ParameterExpression row, string word, object value) =>
        word is not ("eq" or "ne") || value is not string text ? Unfit(word)
        : Guid.TryParse(text, out var id) ? Outcome.Of(Ordered(word, Of(Read, row), Parameter(new MemberId(id))))
        : Outcome.Of<Expression>(Expression.Constant(word == "ne"));

    internal override Expression Present(ParameterExpression row) => Expression.Constant(true);
}

/// <summary>A built-in role's word, or a custom role's id.</summary>
internal sealed class RoleAttribute : UserAttribute
{
    private static readonly Expression<Func<DirectoryUser, MemberRole>> BuiltIn = u => u.Role;
    private static readonly Expression<Func<DirectoryUser, RoleId?>> Custom = u => u.CustomRoleId;

    internal override Outcome<Expression> Compare(ParameterExpression row, string word, object value)
    {
        if (word is not ("eq" or "ne") || value is not string text)
            return Unfit(word);
        var none = Expression.Constant(null, typeof(RoleId?));
        Expression same = Roles.OfTenant.Contains(text, StringComparer.OrdinalIgnoreCase) && Enum.TryParse<MemberRole>(text, ignoreCase: true, out var role)
            ? Expression.AndAlso(Expression.Equal(Of(Custom, row), none), Expression.Equal(Of(BuiltIn, row), Parameter(role)))
            : Guid.TryParse(text, out var id)
                ? Expression.AndAlso(Expression.NotEqual(Of(Custom, row), none), Expression.Equal(Of(Custom, row), Parameter<RoleId?>(new RoleId(id))))
                : Expression.Constant(false);
        return Outcome.Of(word == "ne" ? Expression.Not(same) : same);
    }

    internal override Expression Present(ParameterExpression row) => Expression.Constant(true);
}
