using System.Diagnostics;
using Microsoft.Playwright;
using Switchboard.AppHost.Demo;
using Switchboard.Testing;
using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>What an open workbench does when somebody elsewhere changes what its member may do.</summary>
public sealed class AccessTests(Stage stage)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task Whoever_is_deactivated_is_put_out_of_the_open_workbench_within_a_minute(string locale)
    {
        Stage.NeedsBrowser();
        var (tenant, admin) = await stage.NewTenantAsync(Ct);
        var leaver = await stage.AddAsync(tenant, "agent", Ct);
        await using var agent = await Agent.SignInAsync(stage, leaver, locale);
        await agent.GoOnlineAsync();
        using var api = await ApiClient.SignInAsync(stage.Host, admin.Email, admin.Password, Ct);
        var member = await MemberOfAsync(api, leaver);

        var since = Stopwatch.StartNew();
        await api.PatchAsync($"/members/{member}", new { active = false }, Ct);

        await Expect(agent.Page.GetByTestId("sign-in-form")).ToBeVisibleAsync(new() { Timeout = (float)Limit.TotalMilliseconds });
        since.Elapsed.ShouldBeLessThan(Limit);
        await Expect(agent.Page.GetByTestId("conversation-list")).ToHaveCountAsync(0);
        await Agent.SignInAsync(agent.Page, leaver);
        await Expect(agent.Page.GetByTestId("sign-in-refusal")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lost_right_leaves_the_open_workbench_within_a_minute_and_the_work_goes_on()
    {
        Stage.NeedsBrowser();
        var (tenant, admin) = await stage.NewTenantAsync(Ct);
        var agentSignIn = await stage.AddAsync(tenant, "agent", Ct);
        await using var agent = await Agent.SignInAsync(stage, agentSignIn, "en-US");
        await agent.GoOnlineAsync();
        using var api = await ApiClient.SignInAsync(stage.Host, admin.Email, admin.Password, Ct);
        var role = (await api.PostAsync("/roles", new { name = "Reader", basis = "agent", permissions = new[] { "conversations:read", "members:read" } }, Ct)).GetProperty("id").GetString();

        await api.PatchAsync($"/members/{await MemberOfAsync(api, agentSignIn)}", new { customRoleId = role }, Ct);

        await agent.Page.GetByTestId("account").ClickAsync();
        await Expect(agent.Page.GetByText($"{agentSignIn.Email} · Reader")).ToBeVisibleAsync(new() { Timeout = (float)Limit.TotalMilliseconds });
        await Expect(agent.Page.GetByTestId("conversation-list")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_of_two_companies_switches_and_sees_the_one_or_the_other()
    {
        Stage.NeedsBrowser();
        var (first, firstAdmin) = await stage.NewTenantAsync(Ct);
        var (second, secondAdmin) = await stage.NewTenantAsync(Ct);
        var both = await stage.AddAsync(first, "supervisor", Ct);
        using (var api = await ApiClient.SignInAsync(stage.Host, secondAdmin.Email, secondAdmin.Password, Ct))
            await api.PostAsync("/members", new { name = "Two Hats", email = both.Email, role = "agent", password = both.Password }, Ct);
        await using var agent = await Agent.SignInAsync(stage, both, "en-US");
        var tenant = agent.Page.GetByTestId("tenant");
        await Expect(tenant).ToContainTextAsync("Tenant ");
        if ((await tenant.InnerTextAsync()).Contains(second.Tenant.Name, StringComparison.Ordinal))
            await ChooseAsync(agent, first);
        await Expect(tenant).ToContainTextAsync(first.Tenant.Name);

        await ChooseAsync(agent, second);

        await Expect(tenant).ToContainTextAsync(second.Tenant.Name);
        await Expect(agent.Page.GetByTestId("account")).ToContainTextAsync("Two Hats");
        await agent.Page.ReloadAsync();
        await Expect(tenant).ToContainTextAsync(second.Tenant.Name);
        using var other = await ApiClient.SignInAsync(stage.Host, firstAdmin.Email, firstAdmin.Password, Ct);
        (await other.GetAsync("/members?search=Two%20Hats", Ct)).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static async Task ChooseAsync(Agent agent, MadeTenant company)
    {
        await agent.Page.GetByTestId("tenant").ClickAsync();
        await agent.Page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").Filter(new() { HasText = company.Tenant.Name }).ClickAsync();
    }

    private static async Task<string> MemberOfAsync(ApiClient api, DemoSignIn who) =>
        (await api.GetAsync("/members?search=" + Uri.EscapeDataString(who.Email), Ct)).GetProperty("items")[0].GetProperty("id").GetString()!;
}
