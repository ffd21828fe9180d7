using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Switchboard.Registry;

namespace Switchboard.Desk.Knowledge.Searching;

/// <summary>What somebody tells of an article to which a search led.</summary>
public enum Told
{
    /// <summary>They looked at it.</summary>
    Opened,

    /// <summary>It answered the question.</summary>
    Helped,

    /// <summary>It did not.</summary>
    Missed,
}

/// <summary>Who tells it.</summary>
/// <param name="Key">Of a visitor, only good for one query, one article and one day.</param>
/// <param name="Weight">A member's word counts as much as two visitors': one stranger alone teaches nothing.</param>
/// <param name="ForgetOn">From this day on the key is worth nothing; null for members.</param>
internal sealed record Voter(byte[] Key, int Weight, DateOnly? ForgetOn)
{
    internal static Voter Member(Caller caller) => new(Hash($"{caller.Kind} {caller.Id}"), 2, null);

    internal static Voter Visitor(string network, KnowledgeQueryId query, ArticleId article, DateOnly today) =>
        new(Hash(string.Create(CultureInfo.InvariantCulture, $"{network} {query.Value} {article.Value} {today:O}")), 1, today.AddDays(1));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
