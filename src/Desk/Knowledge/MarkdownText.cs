using Markdig;

namespace Switchboard.Desk.Knowledge;

internal static class MarkdownText
{
    private static readonly MarkdownPipeline Safe = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The words without the marks.</summary>
    internal static string Plain(string markdown) => Markdown.ToPlainText(markdown, Safe);

    /// <summary>HTML in which any HTML of the author's is shown as text.</summary>
    internal static string Html(string markdown) => Markdown.ToHtml(markdown, Safe);
}
