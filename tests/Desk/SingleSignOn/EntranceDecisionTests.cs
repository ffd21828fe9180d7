using Switchboard.Desk.Members;
using Switchboard.Desk.SingleSignOn;
using Switchboard.Tenancy.SingleSignOn;

namespace Switchboard.Desk.Tests.SingleSignOn;

/// <summary>Which role groups give, and who may come in.</summary>
public sealed class EntranceDecisionTests
{
    private static readonly CustomRole Night = new() { Id = RoleId.New(), Name = "Night", Basis = MemberRole.Agent };

    [Theory]
    [InlineData("leads,desk", "agent", "supervisor")]
    [InlineData("desk,leads", "agent", "supervisor")]
    [InlineData("desk", "agent", "analyst")]
    [InlineData("Leads", "agent", "agent")]
    [InlineData("", "agent", "agent")]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void The_first_group_that_fits_gives_the_role_else_the_usual_one(string? groups, string? usual, string? role)
    {
        var provider = new IdentityProvider { Mappings = [new("leads", "supervisor"), new("desk", "analyst")], DefaultRole = usual };

        var mapped = MappedRole.Of(provider, groups?.Split(','), []);

        (mapped?.Role.ToString().ToLowerInvariant()).ShouldBe(role);
    }

    [Fact]
    public void A_role_that_is_gone_gives_nothing_and_the_next_line_counts()
    {
        var provider = new IdentityProvider { Mappings = [new("night", "agent", Guid.CreateVersion7()), new("desk", "agent", Night.Id.Value)] };

        MappedRole.Of(provider, ["night"], [Night]).ShouldBeNull();
        MappedRole.Of(provider, ["night", "desk"], [Night])!.Custom.ShouldBe(Night);
    }

    [Theory]
    [InlineData(true, false, false, true, true, null)]
    [InlineData(true, false, false, true, false, "sso.no-group")]
    [InlineData(true, false, false, false, false, null)]
    [InlineData(false, false, true, false, true, "sso.inactive")]
    [InlineData(true, true, false, true, true, "sso.owner")]
    [InlineData(true, true, true, true, false, null)]
    public void A_member_comes_in_unless_they_are_out_of_all_groups_or_only_look_like_the_owner(bool active, bool owner, bool linked, bool mapped, bool role, string? refusal)
    {
        var member = new Member { Active = active, Owner = owner };

        (EnterByProvider.Decide(member, linked, role ? new MappedRole(MemberRole.Agent, null) : null, mapped)?.Code).ShouldBe(refusal);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, "sso.no-group")]
    [InlineData(false, true, "sso.stranger")]
    public void A_stranger_becomes_a_member_where_that_is_wanted_and_a_role_is_theirs(bool provision, bool role, string? refusal) =>
        (EnterByProvider.Decide(provision, role ? new MappedRole(MemberRole.Agent, null) : null)?.Code).ShouldBe(refusal);

    [Fact]
    public void Somebody_without_an_address_has_the_same_one_each_time_and_nobody_else_has_it()
    {
        var (provider, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        EnterByProvider.AddressFor(provider, "li").ShouldBe(EnterByProvider.AddressFor(provider, "li"));
        EnterByProvider.AddressFor(provider, "li").ShouldNotBe(EnterByProvider.AddressFor(other, "li"));
        EnterByProvider.AddressFor(provider, "li").ShouldNotBe(EnterByProvider.AddressFor(provider, "wang"));
    }
}
