using System.Reflection;
using System.Text;
using Switchboard.Desk.Knowledge;

namespace Switchboard.Desk.Onboarding;

/// <summary>What a new tenant's help centre says from the first minute: only what is true of every company here. They are the tenant's to change.</summary>
internal sealed record StarterArticle(string Slug, string Title, string Category, string Body)
{
    private const string Folder = ".Onboarding.Articles.";

    /// <summary>The files of a language: a title, a category, an empty line, then Markdown.</summary>
    internal static IEnumerable<StarterArticle> In(string language)
    {
        var room = Assembly.GetExecutingAssembly();
        foreach (var name in room.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal) && n.EndsWith($".{language}.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(room.GetManifestResourceStream(name)!, Encoding.UTF8);
            var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', 4);
            yield return new StarterArticle(name.Split(Folder)[1][..^$".{language}.md".Length], lines[0], lines[1], lines[3].Trim());
        }
    }

    internal Article Of(string language, DateTimeOffset now) => new()
    {
        Id = ArticleId.New(),
        Slug = Slug,
        Language = language,
        Title = Title,
        Category = Category,
        Body = Body,
        Status = ArticleStatus.Published,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
