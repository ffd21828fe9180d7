using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

/// <summary>An administrator connects the company's directory: its address and a key are on one page, and the key opens that address.</summary>
public sealed class ProvisioningTests(Stage stage)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task An_administrator_finds_the_address_and_makes_a_key_that_opens_it(string locale)
    {
        Stage.NeedsBrowser();
        var page = await Agent.AtSignInAsync(stage, "/portal/", locale);
        await Agent.SignInAsync(page, stage.Company("globex").Admin);
        await Expect(page.GetByTestId("person")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(stage.Host, "/portal/api-keys").ToString());
        await Expect(page.GetByTestId("scim-address")).ToHaveTextAsync(new Uri(stage.Host, "/scim/v2").ToString());
        await Axe.ShouldFindNothingAsync(page.MainFrame);

        await page.GetByTestId("scim-key").ClickAsync();
        var secret = page.GetByTestId("secret");
        await Expect(secret).ToBeVisibleAsync();
        var answer = await page.APIRequest.GetAsync(new Uri(stage.Host, "/scim/v2/Users?count=1").ToString(), new() { Headers = [new("Authorization", "Bearer " + await secret.InnerTextAsync())] });

        answer.Status.ShouldBe(200, await answer.TextAsync());
        await page.Context.CloseAsync();
    }
}
