using static Microsoft.Playwright.Assertions;

namespace Switchboard.EndToEnd;

public sealed class HostilePageTests(Stage stage)
{
    [Fact]
    public async Task The_chat_works_on_a_page_with_hostile_styles_and_a_strict_content_policy()
    {
        Stage.NeedsBrowser();
        await using var customer = await Customer.VisitAsync(stage, "/acme/hostile.html", "en-US");

        await customer.SayAsync("How do I return an item?");

        await Expect(customer.Answer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_chat_opens_answers_and_closes_by_keyboard_alone()
    {
        Stage.NeedsBrowser();
        await using var customer = await Customer.VisitAsync(stage, "/acme/", "en-US");
        await customer.Composer.PressAsync("Escape");
        await customer.Chat.WaitForFunctionAsync("!document.hasFocus()");

        await customer.Page.Keyboard.PressAsync("Enter");
        await Expect(customer.Composer).ToBeFocusedAsync();
        await customer.Page.Keyboard.TypeAsync("How do I return an item?");
        await customer.Page.Keyboard.PressAsync("Enter");

        await Expect(customer.Answer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Enter_that_ends_a_composition_does_not_send()
    {
        Stage.NeedsBrowser();
        await using var customer = await Customer.VisitAsync(stage, "/acme/", "zh-CN");
        var devtools = await customer.Page.Context.NewCDPSessionAsync(customer.Page);
        await customer.Composer.FocusAsync();
        await devtools.SendAsync("Input.imeSetComposition", new() { ["text"] = "nihao", ["selectionStart"] = 5, ["selectionEnd"] = 5 });

        await devtools.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Process", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await devtools.SendAsync("Input.insertText", new() { ["text"] = "你好" });

        await Expect(customer.Composer).ToHaveValueAsync("你好");
        await Expect(customer.From("contact")).ToHaveCountAsync(0);
    }
}
