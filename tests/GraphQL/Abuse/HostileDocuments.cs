using System.Text;

namespace Switchboard.GraphQL.Tests.Abuse;

/// <summary>Texts that were written to harm, by what they do. All are built for the schema of the test server.</summary>
internal static class HostileDocuments
{
    private const int Levels = 20_000;

    internal static readonly IReadOnlyDictionary<string, Func<string>> All = new Dictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["selections in selections, 60 KB"] = () => Nested("", "{a", "", "}"),
        ["selections in selections, never closed"] = () => Nested("", "{a", "", ""),
        ["selections in selections, 1 MB"] = () => Nested("", "{" + new string('a', 47), "", "}"),
        ["fragments in fragments, 1 MB"] = () => Nested("{", "...{" + new string(' ', 43), "hello}", "}"),
        ["lists in lists, 40 KB"] = () => Nested("{echo(text:", "[", "", "]"),
        ["lists in lists, 1 MB"] = () => Nested("{echo(text:", "[" + new string(',', 47), "", "]"),
        ["objects in objects, 80 KB"] = () => Nested("{search(filter:", "{a:", "1", "}"),
        ["objects in objects, 1 MB"] = () => Nested("{search(filter:", "{a:" + new string(' ', 44), "1", "}"),
        ["types in types, 40 KB"] = () => Nested("query($a:", "[", "Int", "]"),
        ["types in types, 1 MB"] = () => Nested("query($a:", "[" + new string('\n', 47), "Int", "]"),
        ["2 MB of nothing"] = () => new string(' ', 2_000_000),
        ["1 MB of comments"] = () => string.Concat(Enumerable.Repeat("#\n", 499_990)) + "{hello",
        ["1 MB of one text"] = () => $"{{hello(a:\"\"\"{string.Concat(Enumerable.Repeat("\n x", 330_000))}\"\"\")}}",
        ["1 MB of one name"] = () => $"{{{new string('a', 999_000)}}}",
        ["1 MB of one argument"] = () => $"{{items({new string('a', 999_000)}:1){{name}}}}",
        ["1 MB of one number"] = () => $"{{items(first:{new string('9', 999_000)}){{name}}}}",
        ["1 MB of one value"] = () => $"{{pick(kind:{new string('A', 999_000)})}}",

        ["10,000 fields"] = () => $"{{{Repeat(10_000, _ => "hello ")}}}",
        ["3,000 fields of their own name"] = () => $"{{{Repeat(3_000, i => $"a{i}:hello ")}}}",
        ["3,000 objects of one name"] = () => $"{{{Repeat(3_000, _ => "item{name}")}}}",
        ["1,500 objects of one name and arguments"] = () => $"{{{Repeat(1_500, _ => "items(first:1){name}")}}}",
        ["1,500 objects of one name in disagreement"] = () => $"{{{Repeat(1_500, i => $"items(first:{i}){{name}}")}}}",
        ["4,900 values of one name in disagreement"] = () => $"{{{Repeat(4_900, i => i % 2 == 0 ? "a:hello " : "a:secret ")}}}",
        ["2,400 values of one name and other arguments"] = () => $"{{{Repeat(2_400, i => $"echo(text:\"{i}\")")}}}",
        ["700 objects of one name in objects of one name"] = () => $"{{{Repeat(20, _ => $"item{{{Repeat(35, _ => "parent{parent{name}}")}}}")}}}",
        ["3,000 unknown fields"] = () => $"{{{Repeat(3_000, i => $"hell{i} ")}}}",
        ["a tree of objects, twice at each level"] = () => $"{{item{Tree(10)}}}",
        ["10,000 directives on a field"] = () => $"{{hello {Repeat(10_000, _ => "@include(if:true)")}}}",
        ["2,000 directives on a field"] = () => $"{{hello {Repeat(2_000, _ => "@include(if:true)")}}}",
        ["7,000 unknown directives on a field"] = () => $"{{hello {Repeat(7_000, _ => "@a")}}}",
        ["3,000 unused variables"] = () => $"query({Repeat(3_000, i => $"$a{i}:Int ")}){{hello}}",
        ["3,000 fields of an input, all alike"] = () => $"{{search(filter:{{{Repeat(3_000, _ => "size:1 ")}}})}}",
        ["2,500 objects in a list"] = () => $"{{search(filter:{{all:[{Repeat(2_500, _ => "{a:1}")}]}})}}",

        ["1,000 fragments, none used"] = () => $"{{hello}}{Repeat(1_000, i => $"fragment F{i} on Item{{name}}")}",
        ["1,000 fragments in a chain of objects"] = () => $"{{item{{...F0}}}}{Repeat(1_000, i => $"fragment F{i} on Item{{parent{{...F{i + 1}}}}}")}fragment F1000 on Item{{name}}",
        ["1,800 fragments in a chain"] = () => $"{{item{{...F0}}}}{Repeat(1_800, i => $"fragment F{i} on Item{{...F{i + 1}}}")}fragment F1800 on Item{{name}}",
        ["1,800 fragments in a circle"] = () => $"{{item{{...F0}}}}{Repeat(1_800, i => $"fragment F{i} on Item{{...F{(i + 1) % 1_800}}}")}",
        ["1,000 fragments in a chain, each twice"] = () => $"{{item{{...F0}}}}{Repeat(1_000, i => $"fragment F{i} on Item{{...F{i + 1} ...F{i + 1}}}")}fragment F1000 on Item{{name}}",
        ["1,000 fragments in a chain, each twice and deeper"] = () => $"{{item{{...F0}}}}{Repeat(1_000, i => $"fragment F{i} on Item{{...F{i + 1} parent{{...F{i + 1}}}}}")}fragment F1000 on Item{{name}}",
        ["a fragment in itself"] = () => "{item{...F}}fragment F on Item{...F parent{...F}}",
        ["80 fragments, all in all"] = () => $"{{item{{...F0}}}}{Repeat(80, i => $"fragment F{i} on Item{{{Repeat(80, j => $"...F{j} ")}}}")}",
        ["110 fragments, all in all before"] = () => $"{{item{{...F0}}}}{Repeat(110, i => $"fragment F{i} on Item{{{Repeat(110 - i, j => $"...F{i + j + 1} ")}}}")}fragment F110 on Item{{name}}",
        ["110 fragments, all in all before, the last first"] = () => $"{{item{{...F0}}}}{Repeat(110, i => $"fragment F{i} on Item{{{Repeat(110 - i, j => $"...F{110 - j} ")}}}")}fragment F110 on Item{{name}}",
        ["50 fragments in a circle"] = () => $"{{item{{...F0}}}}{Repeat(50, i => $"fragment F{i} on Item{{parent{{...F{(i + 1) % 50}}}}}")}",
        ["90 fragments in a chain, each twice and deeper"] = () => $"{{item{{...F0}}}}{Repeat(90, i => $"fragment F{i} on Item{{...F{i + 1} parent{{...F{i + 1}}}}}")}fragment F90 on Item{{name}}",
        ["24 fragments in a chain, each of 190 parts in parts"] = () => Deep("...{"),
        ["24 fragments in a chain, each of 190 objects in objects"] = () => Deep("parent{"),
        ["500 operations over 500 fragments"] = () => $"{Repeat(500, i => $"query Q{i}{{item{{...All}}}}")}fragment All on Item{{{Repeat(500, i => $"...F{i} ")}}}{Repeat(500, i => $"fragment F{i} on Item{{name}}")}",

        ["1,000 aliases of a costly field"] = () => $"{{{Repeat(1_000, i => $"a{i}:costly{{name}}")}}}",
        ["1,000 attempts in one change"] = () => $"mutation{{{Repeat(1_000, i => $"a{i}:add(n:1)")}}}",
        ["depth 16"] = () => $"{{item{Repeat(14, _ => "{parent")}{{name}}{new string('}', 15)}",
        ["a million items"] = () => "{items(first:1000000){name}}",
        ["items in items"] = () => $"{{items(first:100){{children(first:100){{children(first:100){{name}}}}}}}}",
        ["the schema"] = () => "{__schema{types{name}}}",
        ["the schema in the schema"] = () => $"{{__schema{{types{Repeat(14, _ => "{fields{type")}{{name}}{new string('}', 30)}",
        ["a harmless question"] = () => "{hello}",
    };

    private static string Nested(string before, string open, string inside, string close) =>
        new StringBuilder(before).Insert(before.Length, open, Levels).Append(inside).Insert(before.Length + (open.Length * Levels) + inside.Length, close, Levels).ToString();

    /// <summary>As deep as all limits on a text together allow.</summary>
    private static string Deep(string level) =>
        $"{{item{{...F0}}}}{Repeat(24, i => $"fragment F{i} on Item{{{Repeat(190, _ => level)}...F{i + 1}{new string('}', 191)}")}fragment F24 on Item{{name}}";

    private static string Tree(int depth) => depth == 0 ? "{name}" : $"{{parent{Tree(depth - 1)}parent{Tree(depth - 1)}}}";

    private static string Repeat(int count, Func<int, string> each) => string.Concat(Enumerable.Range(0, count).Select(each));
}
