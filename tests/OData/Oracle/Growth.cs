using Switchboard.OData.Shop;

namespace Switchboard.OData.Oracle;

/// <summary>Random conditions over tickets.</summary>
internal sealed class Growth(int seed)
{
    private static readonly string[] Words = ["a", "A", "ab", "b", "", "%", "_", "'", "退", "\\", "🙂", " ", "订单 42", "Zebra"];
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];
    private readonly Random _random = new(seed);

    internal Tree Condition(int depth, Place place = Place.Ticket) => (depth <= 0 ? _random.Next(8) : _random.Next(15)) switch
    {
        0 => Compare(Number(1, place), () => Number(0, place)),
        1 => Compare(Text(1, place), () => Text(0, place)),
        2 => place == Place.Ticket ? Truth() : Compare(Number(0, place), () => Number(0, place)),
        3 => Search(place),
        4 => place == Place.Ticket ? Moment() : Compare(Text(0, place), () => Text(0, place)),
        5 => place == Place.Ticket ? State() : Search(place),
        6 => In(place),
        7 => Compare(Pick([Number(1, place), Text(0, place)]), () => new Literal(null)),
        8 or 9 => new Logic("and", Condition(depth - 1, place), Condition(depth - 1, place)),
        10 or 11 => new Logic("or", Condition(depth - 1, place), Condition(depth - 1, place)),
        12 => new Not(Condition(depth - 1, place)),
        13 => new Compared(Pick(["eq", "ne"]), Condition(depth - 1, place), _random.Next(2) == 0 && place == Place.Ticket ? new Field("flag", r => r.Ticket.Flag) : Condition(depth - 2, place)),
        _ => place == Place.Ticket ? Lambda(depth) : _random.Next(2) == 0 ? new Compared(Pick(["eq", "ne"]), Condition(depth - 1, place), new Literal(Flip())) : new Not(Condition(depth - 1, place)),
    };

    private Compared Compare(Tree left, Func<Tree> right)
    {
        var other = _random.Next(3) == 0 || right() is Literal { Value: null } ? right() : Constant(left);
        return new Compared(Pick(Comparisons), left, other);
    }

    private Literal Constant(Tree like) => Kind(like) == 's' ? new Literal(Pick(Words)) : new Literal(Pick([_random.Next(-12, 13), _random.Next(-80, 80) / 8m, (decimal)_random.Next(0, 200)]));

    private static char Kind(Tree tree) => tree switch
    {
        Field f => f.Path.EndsWith("title", StringComparison.Ordinal) || f.Path.EndsWith("remark", StringComparison.Ordinal) || f.Path.EndsWith("name", StringComparison.Ordinal)
            || f.Path.EndsWith("email", StringComparison.Ordinal) || f.Path.EndsWith("city", StringComparison.Ordinal) || f.Path.EndsWith("text", StringComparison.Ordinal) || f.Path == "g" ? 's' : 'n',
        Literal { Value: string } => 's',
        Made m => m.Format.StartsWith("to", StringComparison.Ordinal) || m.Format.StartsWith("trim", StringComparison.Ordinal) || m.Format.StartsWith("concat", StringComparison.Ordinal) || m.Format.StartsWith("substring", StringComparison.Ordinal) ? 's' : 'n',
        _ => 'n',
    };

    private Tree Number(int depth, Place place)
    {
        if (depth > 0 && _random.Next(3) == 0)
        {
            return _random.Next(7) switch
            {
                0 => new Made("length({0})", v => (decimal)((string)v[0]).EnumerateRunes().Count(), Text(0, place)),
                1 => new Made("indexof({0},{1})", v => IndexOf((string)v[0], (string)v[1]), Text(0, place), new Literal(Pick(Words))),
                2 => new Made("{0} add {1}", v => Sum(v, 1), Number(depth - 1, place), Number(depth - 1, place)),
                3 => new Made("{0} sub {1}", v => Sum(v, -1), Number(depth - 1, place), Number(depth - 1, place)),
                4 => new Made("{0} mul {1}", v => v[0] is double || v[1] is double ? Double(v[0]) * Double(v[1]) : (object)((decimal)v[0] * (decimal)v[1]), Number(depth - 1, place), Number(0, place)),
                5 => new Made("{0} div {1}", v => (decimal)v[1] == 0 ? null : Math.Truncate((decimal)v[0] / (decimal)v[1]), Whole(place), Whole(place)),
                _ => new Made("{0} mod {1}", v => (decimal)v[1] == 0 ? null : (decimal)v[0] % (decimal)v[1], Whole(place), Whole(place)),
            };
        }

        return _random.Next(8) switch
        {
            1 when place == Place.Ticket => new Field("price", r => r.Ticket.Price),
            2 when place == Place.Ticket => new Field("discount", r => r.Ticket.Discount),
            _ => Whole(place),
        };
    }

    private Field Whole(Place place) => place switch
    {
        Place.Note => Pick([new Field("n/seq", r => (decimal)r.Note!.Seq), new Field("$it/priority", r => (decimal)r.Ticket.Priority)]),
        Place.Child => Pick([new Field("c/priority", r => (decimal)r.Child!.Priority), new Field("c/score", r => Wide(r.Child!.Score)), new Field("$it/score", r => Wide(r.Ticket.Score))]),
        Place.Tag => new Field("priority", r => (decimal)r.Ticket.Priority),
        _ => Pick(
        [
            new Field("number", r => (decimal)r.Ticket.Number), new Field("priority", r => (decimal)r.Ticket.Priority), new Field("score", r => Wide(r.Ticket.Score)), new Field("place/floor", r => (decimal)r.Ticket.Floor),
            new Field("person/age", r => Wide(PersonOf(r.Ticket, r)?.Age)), new Field("parent/score", r => Wide(ParentOf(r)?.Score)), new Field("parent/person/age", r => ParentOf(r) is { } p ? Wide(PersonOf(p, r)?.Age) : null),
            new Field("notes/$count", r => (decimal)r.Stock.Notes[r.Ticket.Id].Count()), new Field("tags/$count", r => (decimal)r.Ticket.Tags.Length),
        ]),
    };

    private Tree Text(int depth, Place place)
    {
        if (depth > 0 && _random.Next(3) == 0)
        {
            return _random.Next(5) switch
            {
                0 => new Made("tolower({0})", v => Ascii((string)v[0], char.ToLowerInvariant), Text(0, place)),
                1 => new Made("toupper({0})", v => Ascii((string)v[0], char.ToUpperInvariant), Text(0, place)),
                2 => new Made("trim({0})", v => ((string)v[0]).Trim(' '), Text(0, place)),
                3 => new Made("concat({0},{1})", v => (string)v[0] + (string)v[1], Text(0, place), _random.Next(2) == 0 ? new Literal(Pick(Words)) : Text(0, place)),
                _ => new Made("substring({0},{1},{2})", v => Part((string)v[0], (int)(decimal)v[1], (int)(decimal)v[2]), Text(0, place), new Literal((decimal)_random.Next(-1, 4)), new Literal((decimal)_random.Next(-1, 3))),
            };
        }

        return place switch
        {
            Place.Note => new Field("n/text", r => r.Note!.Text),
            Place.Child => Pick([new Field("c/title", r => r.Child!.Title), new Field("c/remark", r => r.Child!.Remark)]),
            Place.Tag => new Field("g", r => r.Tag),
            _ => Pick(
            [
                new Field("title", r => r.Ticket.Title), new Field("remark", r => r.Ticket.Remark), new Field("place/city", r => r.Ticket.City),
                new Field("person/name", r => PersonOf(r.Ticket, r)?.Name), new Field("person/email", r => PersonOf(r.Ticket, r)?.Email), new Field("parent/remark", r => ParentOf(r)?.Remark),
            ]),
        };
    }

    private Made Search(Place place)
    {
        Tree needle = _random.Next(3) == 0 ? Text(0, place) : new Literal(Pick(Words));
        return _random.Next(3) switch
        {
            0 => new Made("contains({0},{1})", v => ((string)v[0]).Contains((string)v[1], StringComparison.Ordinal), Text(1, place), needle),
            1 => new Made("startswith({0},{1})", v => ((string)v[0]).StartsWith((string)v[1], StringComparison.Ordinal), Text(1, place), needle),
            _ => new Made("endswith({0},{1})", v => ((string)v[0]).EndsWith((string)v[1], StringComparison.Ordinal), Text(1, place), needle),
        };
    }

    private Tree Truth()
    {
        Tree field = Pick([new Field("open", r => r.Ticket.Open), new Field("flag", r => r.Ticket.Flag), new Field("person/vip", r => PersonOf(r.Ticket, r)?.Vip), new Field("parent/flag", r => ParentOf(r)?.Flag)]);
        return _random.Next(2) == 0 ? field : new Compared(Pick(["eq", "ne"]), field, _random.Next(3) == 0 ? new Field("flag", r => r.Ticket.Flag) : new Literal(_random.Next(3) == 0 ? null : Flip()));
    }

    /// <summary>Doubles keep to themselves: ODataLib promotes neither side of a decimal and a double.</summary>
    private Compared Weight()
    {
        Tree weight = new Field("weight", r => r.Ticket.Weight);
        if (_random.Next(2) == 0)
            weight = new Made(Pick(["{0} add {1}", "{0} sub {1}"]), v => null, weight, new Literal(_random.Next(-8, 8) / 4.0)) is var made && made.Format.Contains("add", StringComparison.Ordinal) ? made with { How = v => Sum(v, 1) } : made with { How = v => Sum(v, -1) };
        if (_random.Next(3) == 0)
            weight = Pick([new Made("floor({0})", v => Math.Floor(Double(v[0])), weight), new Made("ceiling({0})", v => Math.Ceiling(Double(v[0])), weight), new Made("round({0})", v => Math.Round(Double(v[0]), MidpointRounding.AwayFromZero), weight)]);
        return new Compared(Pick(Comparisons), weight, new Literal(_random.Next(-80, 80) / 8.0));
    }

    private Compared Moment() => _random.Next(5) switch
    {
        4 => Weight(),
        0 => new Compared(Pick(Comparisons), new Field("createdAt", r => r.Ticket.CreatedAt), _random.Next(2) == 0 ? new Field("closedAt", r => r.Ticket.ClosedAt) : new Literal(Goods.Start.AddHours(_random.Next(0, 1_500)))),
        1 => new Compared(Pick(Comparisons), new Field("day", r => r.Ticket.Day), new Literal(DateOnly.FromDateTime(Goods.Start.UtcDateTime).AddDays(_random.Next(-40, 41)))),
        2 => new Compared(Pick(Comparisons), new Field("spent", r => r.Ticket.Spent), new Literal(TimeSpan.FromMinutes(_random.Next(-100, 3_000)))),
        _ => new Compared(Pick(Comparisons), new Made("{0} sub {1}", v => (DateTimeOffset)v[0] - (DateTimeOffset)v[1], new Field("closedAt", r => r.Ticket.ClosedAt), new Field("createdAt", r => r.Ticket.CreatedAt)), new Literal(TimeSpan.FromHours(_random.Next(-500, 500)))),
    };

    private Compared State() => _random.Next(3) == 0
        ? new Compared(Pick(["eq", "ne"]), new Field("state", r => r.Ticket.State), new Field("before", r => r.Ticket.Before))
        : new Compared(Pick(Comparisons), Pick([new Field("state", r => r.Ticket.State), new Field("before", r => r.Ticket.Before)]), new Literal((TicketState)_random.Next(4)));

    private OneOf In(Place place)
    {
        var text = _random.Next(2) == 0;
        var list = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => text ? new Literal(Pick(Words)) : new Literal((decimal)_random.Next(-5, 6))).ToList();
        Tree value = text ? Text(0, place) : Whole(place);
        if (_random.Next(2) == 0 && value.Text is "remark" or "score" or "place/city" or "person/email")
            list.Add(new Literal(null));
        return new OneOf(value, list);
    }

    private Quantified Lambda(int depth) => _random.Next(3) switch
    {
        0 => new Quantified("notes", Pick(["any", "all"]), "n", r => r.Stock.Notes[r.Ticket.Id].Select(n => r with { Note = n }), Condition(depth - 1, Place.Note)),
        1 => new Quantified("children", Pick(["any", "all"]), "c", r => r.Stock.Children[r.Ticket.Id].Select(c => r with { Child = c }), Condition(depth - 1, Place.Child)),
        _ => new Quantified("tags", Pick(["any", "all"]), "g", r => r.Ticket.Tags.Select(t => r with { Tag = t }), Condition(Math.Min(depth - 1, 1), Place.Tag)),
    };

    private static object Sum(object[] v, int sign) => v[0] is double || v[1] is double ? Double(v[0]) + (sign * Double(v[1])) : (object)((decimal)v[0] + (sign * (decimal)v[1]));

    private static double Double(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Positions are counted in characters as the database counts them, not in UTF-16 units.</summary>
    private static object IndexOf(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 ? (decimal)text[..at].EnumerateRunes().Count() : -1m;

    private static string Part(string text, int start, int length) => string.Concat(text.EnumerateRunes().Skip(Math.Max(start, 0)).Take(Math.Max(length, 0)).Select(r => r.ToString()));

    /// <summary>Collation C knows no case beyond ASCII.</summary>
    private static string Ascii(string text, Func<char, char> turn) => string.Concat(text.Select(c => char.IsAscii(c) ? turn(c) : c));

    private static object? Wide(int? value) => value is { } number ? (decimal)number : null;

    private static Person? PersonOf(Ticket ticket, Row row) => ticket.PersonId is { } id ? row.Stock.People[id] : null;

    private static Ticket? ParentOf(Row row) => row.Ticket.ParentId is { } id ? row.Stock.Tickets[id] : null;

    private bool Flip() => _random.Next(2) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}

internal enum Place
{
    Ticket,
    Note,
    Child,
    Tag,
}
