using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Switchboard.Desk.Knowledge;

internal static class MarkdownText
{
    private static readonly MarkdownPipeline Safe = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The words without the marks; a table's row stays a line.</summary>
    internal static string Plain(string markdown)
    {
        var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Safe.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new PlainTable());
        renderer.Render(Markdown.Parse(markdown, Safe));
        return writer.ToString();
    }

    /// <summary>HTML in which any HTML of the author's is shown as text.</summary>
    internal static string Html(string markdown) => Markdown.ToHtml(markdown, Safe);

    private sealed class PlainTable : HtmlObjectRenderer<Table>
    {
        protected override void Write(HtmlRenderer renderer, Table obj)
        {
            var implicitParagraph = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = true;
            foreach (var row in obj.OfType<TableRow>())
            {
                renderer.EnsureLine();
                foreach (var (at, cell) in row.OfType<TableCell>().Index())
                {
                    if (at > 0)
                        renderer.Write(" · ");
                    renderer.Write(cell);
                }
            }

            renderer.EnsureLine();
            renderer.ImplicitParagraph = implicitParagraph;
        }
    }
}
