using Switchboard.Plugins.Contract;

namespace Switchboard.DingTalk.Tests;

public sealed class MemberTests
{
    [Fact]
    public async Task A_member_has_a_name_and_a_union_id()
    {
        await using var inbox = await Inbox.OpenAsync();

        (await ProfileAsync(inbox, "manager4220")).ShouldBe(new ChannelProfile("李娜", "union-manager4220", null));
        (await ProfileAsync(inbox, "gone")).ShouldBeNull();
        (await ProfileAsync(inbox, "$:LWCP_v1:$stranger")).ShouldBeNull();
    }

    [Fact]
    public async Task Without_the_right_a_member_has_none()
    {
        await using var inbox = await Inbox.OpenAsync();
        inbox.Emulator.Faults.Order("/topapi/v2/user/get", 200, """{"errcode":60011,"errmsg":"没有调用该接口的权限"}""");

        (await ProfileAsync(inbox, "manager4220")).ShouldBeNull();
    }

    private static async Task<ChannelProfile?> ProfileAsync(Inbox inbox, string id) =>
        await inbox.Channel.ProfileAsync(id, inbox.Tools, inbox.Call, TestContext.Current.CancellationToken);
}
