using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Switchboard.Tenancy.Isolation;

/// <summary>
/// Two models of one context: with the filter on inboxes and without. Statements of whoever sees all then have nothing of it in them,
/// where one model would carry an <c>or</c> in each.
/// </summary>
internal sealed class LimitedModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), context is TenantDbContext { Limits: not null }, designTime);
}
