using Microsoft.EntityFrameworkCore;
using Switchboard.Desk.Storage;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge;

[Set]
internal static class ArticleSet
{
    internal static readonly Set<ArticleView, ArticleId> Declaration =
        new Set<ArticleView, ArticleId>("articles", "articles:read", a => a.Id)
            .From<DeskDb>(ArticleView.From)
            .Filter(a => a.Language).Filter(a => a.Status).Filter(a => a.Category).Filter(a => a.Slug).Filter(a => a.Translated)
            .Sort(a => a.UpdatedAt, descending: true).Sort(a => a.Title)
            .Search((rows, words) => rows.Where(a => EF.Functions.ILike(a.Title, LikePattern.Containing(words), "\\")));
}
