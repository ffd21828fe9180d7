using Switchboard.Language.Text;

namespace Switchboard.Language.Tests.Text;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("怎么退货", WrittenLanguage.Chinese)]
    [InlineData("iPhone 15 怎么退货", WrittenLanguage.Chinese)]
    [InlineData("我的订单 please cancel it for me now, thanks", WrittenLanguage.Mixed)]
    [InlineData("How do I return it?", WrittenLanguage.English)]
    [InlineData("ok", WrittenLanguage.English)]
    [InlineData("refund", WrittenLanguage.English)]
    [InlineData("Bonjour, je voudrais retourner ma commande", WrittenLanguage.Other)]
    [InlineData("Ich möchte das bitte zurückgeben", WrittenLanguage.Other)]
    [InlineData("返品したいのですが", WrittenLanguage.Other)]
    [InlineData("Где мой заказ", WrittenLanguage.Other)]
    [InlineData("12345 !!!", WrittenLanguage.Unknown)]
    [InlineData("👍", WrittenLanguage.Unknown)]
    [InlineData("", WrittenLanguage.Unknown)]
    public void The_language_is_that_of_most_words(string text, WrittenLanguage language) => LanguageDetector.Detect(text).ShouldBe(language);
}
