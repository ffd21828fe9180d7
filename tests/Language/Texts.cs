using Switchboard.Language.Learning;
using Switchboard.Language.Training;

namespace Switchboard.Language.Tests;

/// <summary>Texts that nobody would think of, and small data sets; the same in every run.</summary>
internal static class Texts
{
    private static readonly string[] Actions = ["退款", "查物流", "改地址", "开发票"];
    private static readonly string[] Before = ["请问怎么", "我想", "帮我", "麻烦您", "可以", "今天能", "为什么不能", "急着"];
    private static readonly string[] After = ["吗", "呢", "啊", "，谢谢", "！", "，订单12345", "，等了三天了", ""];
    private static readonly string[] EnglishActions = ["refund my order", "track the parcel", "change my address", "send an invoice"];
    private static readonly string[] EnglishBefore = ["please ", "how do I ", "can you ", "I want to ", "why can't I ", "help me ", "could somebody ", "I need to "];

    /// <summary>Any UTF-16 at all: letters, characters, emoji, halves of pairs, marks that combine, controls.</summary>
    internal static string Random(ref Chance chance, int longest)
    {
        var text = new char[chance.Below(longest + 1)];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = chance.Below(8) switch
            {
                0 => (char)chance.Below(0x10000),
                1 => (char)(0xd800 + chance.Below(0x800)),
                2 => (char)(0x4e00 + chance.Below(0x5200)),
                3 => (char)(0x300 + chance.Below(0x70)),
                4 => (char)(0xff00 + chance.Below(0x100)),
                5 => "aA 1.!？\u200d\ufe0f"[chance.Below(9)],
                _ => (char)(0x20 + chance.Below(0x60)),
            };
        }

        return new string(text);
    }

    internal static List<Example> Chinese() =>
        [.. from action in Actions from before in Before from after in After select new Example(action, before + action + after)];

    internal static List<Example> English() =>
        [.. from action in EnglishActions from before in EnglishBefore from after in After select new Example(action, before + action + after)];

    /// <summary>Nine classes, which is where networks join in.</summary>
    internal static List<Example> Many() =>
        [.. from n in Enumerable.Range(0, 9) from before in EnglishBefore from after in After select new Example("class" + n, $"{before}do thing{(char)('a' + n)}{(char)('p' + n)} now{after}")];

    /// <summary>Every fourth example held back.</summary>
    internal static (List<Example> Learned, List<Example> Held) Split(List<Example> examples) =>
        ([.. examples.Where((_, i) => i % 4 != 0)], [.. examples.Where((_, i) => i % 4 == 0)]);
}
