using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Switchboard.Desk;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Storage;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Isolation.Walls;

/// <summary>A bug that would save another tenant's row stops before the database hears of it.</summary>
public sealed class SaveGuardTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_of_another_tenant_is_not_saved(EntityState state)
    {
        await using var scope = tenants.Deployment.Services.GetRequiredService<PlatformScope>().Enter(tenants.Ours.Tenant.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var entry = db.Entry(new Contact { Id = new ContactId(tenants.Theirs.Id("contact")), Name = "Mallory" });
        entry.Property(TenantDbContext.TenantColumn).CurrentValue = tenants.Theirs.Tenant.Id;
        entry.State = state;

        var thrown = await Should.ThrowAsync<CrossTenantWriteException>(() => db.SaveChangesAsync(Ct));

        thrown.Message.ShouldContain("Contact");
        await using var theirs = tenants.Deployment.Services.GetRequiredService<PlatformScope>().Enter(tenants.Theirs.Tenant.Tenant);
        var untouched = await theirs.ServiceProvider.GetRequiredService<DeskDb>().Contacts.SingleAsync(c => c.Id == new ContactId(tenants.Theirs.Id("contact")), Ct);
        untouched.Name.ShouldNotBe("Mallory");
    }

    [Fact]
    public void A_scope_never_changes_its_tenant()
    {
        var current = new CurrentTenant();
        current.Enter(tenants.Ours.Tenant.Tenant);

        Should.Throw<InvalidOperationException>(() => current.Enter(tenants.Theirs.Tenant.Tenant));

        current.Id.ShouldBe(tenants.Ours.Tenant.Id);
    }

    [Fact]
    public void A_scope_without_a_tenant_has_no_desk()
    {
        using var scope = tenants.Deployment.Services.CreateScope();

        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<DeskDb>().Contacts.Count()).Message.ShouldContain("no tenant");
    }
}
