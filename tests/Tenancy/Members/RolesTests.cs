using Switchboard.Desk;
using Switchboard.Host.Rest;
using Switchboard.Registry;
using Switchboard.Tenancy.Members;

namespace Switchboard.Tenancy.Tests.Members;

public sealed class RolesTests
{
    private static readonly VerbRegistry Declared = VerbRegistry.Read(DeskModule.Room, typeof(RestJson).Assembly);

    [Fact]
    public void An_administrator_may_do_everything_that_is_declared() =>
        Declared.Permissions.Where(p => !Roles.PermissionsOf(Roles.Admin).Contains(p)).ShouldBeEmpty();

    [Fact]
    public void No_role_grants_what_nothing_asks_for() =>
        Roles.OfTenant.SelectMany(Roles.PermissionsOf).Distinct().Where(p => !Declared.Permissions.Contains(p)).ShouldBeEmpty();

    [Fact]
    public void Each_role_may_do_what_the_one_below_it_may()
    {
        Roles.PermissionsOf(Roles.Supervisor).IsSubsetOf(Roles.PermissionsOf(Roles.Admin)).ShouldBeTrue();
        Roles.PermissionsOf(Roles.Agent).IsSubsetOf(Roles.PermissionsOf(Roles.Supervisor)).ShouldBeTrue();
    }

    [Fact]
    public void An_inspector_only_reads_and_does_so_in_every_inbox() =>
        Roles.PermissionsOf(Roles.Inspector).ShouldAllBe(p => p.EndsWith(":read") || p == Roles.AllInboxes);

    [Theory]
    [InlineData("members:manage")]
    [InlineData("api-keys:manage")]
    [InlineData("inboxes:manage")]
    [InlineData("plugins:manage")]
    [InlineData("webhooks:manage")]
    [InlineData("roles:manage")]
    public void Only_an_administrator_may_hand_out_power(string permission) =>
        Roles.OfTenant.Where(r => Roles.PermissionsOf(r).Contains(permission)).ShouldBe([Roles.Admin]);

    [Theory]
    [InlineData("operator")]
    [InlineData("owner")]
    [InlineData("Admin")]
    [InlineData("")]
    public void Whoever_is_no_member_of_a_tenant_may_do_nothing_in_it(string role) => Roles.PermissionsOf(role).ShouldBeEmpty();
}
