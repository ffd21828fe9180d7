using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

public sealed class AccessibilityTests(Stage stage)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task The_widget_with_an_answer_breaks_no_rule(string locale)
    {
        Stage.NeedsBrowser();
        await using var customer = await Customer.VisitAsync(stage, "/acme/", locale);
        await customer.SayAsync(locale == "zh-CN" ? "怎么退货？" : "How do I return an item?");
        await Expect(customer.Answer).ToBeVisibleAsync();

        await Axe.ShouldFindNothingAsync(customer.Chat);
    }

    [Theory]
    [InlineData("/desk/", "en-US")]
    [InlineData("/portal/", "zh-CN")]
    public async Task The_sign_in_page_breaks_no_rule(string face, string locale)
    {
        Stage.NeedsBrowser();

        var page = await Agent.AtSignInAsync(stage, face, locale);

        await Axe.ShouldFindNothingAsync(page.MainFrame);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public async Task The_workbench_with_a_conversation_breaks_no_rule(string locale)
    {
        Stage.NeedsBrowser();
        await using var customer = await Customer.VisitAsync(stage, "/acme/", locale);
        var question = locale == "zh-CN" ? "发票怎么开？" : "How do I get an invoice?";
        await customer.SayAsync(question);
        await Expect(customer.Answer).ToBeVisibleAsync();
        await using var supervisor = await Agent.SignInAsync(stage, stage.Company("acme").Supervisor, locale);
        await supervisor.LookAtAsync("all");

        await supervisor.Rows.First.ClickAsync();
        await Expect(supervisor.Page.GetByTestId("message").First).ToBeVisibleAsync();

        await Axe.ShouldFindNothingAsync(supervisor.Page.MainFrame);
    }
}
