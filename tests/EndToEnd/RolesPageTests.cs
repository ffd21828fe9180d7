using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>Roles, who works where, and who leaves: the pages on which an administrator says what others may do.</summary>
public sealed class RolesPageTests(Stage stage)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task An_administrator_makes_a_role_and_gives_it_on_pages_that_break_no_rule(string locale)
    {
        Stage.NeedsBrowser();
        var name = "Lead " + Guid.CreateVersion7().ToString("N")[^6..];
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, stage.Company("globex").Admin);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, "/portal/roles").ToString());

        await page.GetByTestId("new-role").ClickAsync();
        var form = page.GetByTestId("role-form");
        await form.Locator("#name").FillAsync(name);
        await form.GetByText("conversations:reply", new() { Exact = true }).ClickAsync();
        await form.GetByText("webhooks:manage", new() { Exact = true }).ClickAsync();
        await Expect(form.GetByRole(Microsoft.Playwright.AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(3);
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.GetByTestId("save-role").ClickAsync();
        await Expect(page.GetByText(name)).ToBeVisibleAsync();
        await Expect(form).ToBeHiddenAsync();
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.GetByTestId("role-agent").ClickAsync();
        await Expect(page.GetByTestId("role-form").GetByText("conversations:reply", new() { Exact = true })).ToBeVisibleAsync();
        await Axe.ShouldFindNothingAsync(page.MainFrame);

        await page.GotoAsync(new Uri(stage.Host, "/portal/members").ToString());
        await page.GetByTestId("add-member").ClickAsync();
        var member = page.GetByTestId("member-form");
        await member.Locator("#name").FillAsync("Li Na");
        await member.Locator("#email").FillAsync($"{Guid.CreateVersion7():N}@example.com");
        await member.Locator("#password").FillAsync("correct horse battery");
        await member.Locator("#role").ClickAsync();
        await page.Locator(".ant-select-dropdown").GetByText(name, new() { Exact = true }).ClickAsync();
        await page.GetByTestId("save-member").ClickAsync();

        await Expect(page.Locator("table").GetByText(name).First).ToBeVisibleAsync();
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task An_administrator_says_who_works_in_an_inbox_and_where_the_work_of_who_leaves_goes(string locale)
    {
        Stage.NeedsBrowser();
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, stage.Company("globex").Admin);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, "/portal/inboxes").ToString());
        await page.Locator("table a").First.ClickAsync();
        var access = page.GetByTestId("access-form");

        await Expect(access).ToBeVisibleAsync();
        await access.Locator("#memberIds").ClickAsync();
        await page.Locator(".ant-select-item-option").First.ClickAsync();
        await page.Locator("#access-title").ClickAsync();
        await Expect(page.Locator(".ant-select-dropdown")).ToBeHiddenAsync();
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.GetByTestId("save-access").ClickAsync();
        await Expect(page.GetByTestId("closed")).ToBeVisibleAsync();
        await access.Locator(".ant-select-selection-item-remove").First.ClickAsync();
        await page.GetByTestId("save-access").ClickAsync();
        await Expect(page.GetByTestId("open")).ToBeVisibleAsync();

        await page.GotoAsync(new Uri(stage.Host, "/portal/members").ToString());
        await page.Locator("tbody .ant-btn-dangerous:not([disabled])").First.ClickAsync();
        await Expect(page.GetByTestId("deactivate")).ToBeVisibleAsync();
        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.Context.CloseAsync();
    }
}
