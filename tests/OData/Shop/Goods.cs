namespace Switchboard.OData.Shop;

/// <summary>The same rows for every run: nulls, ties, Chinese, characters that LIKE and SQL care about, and two owners.</summary>
internal sealed class Goods
{
    internal static readonly Guid Ours = Guid.Parse("0192f0c0-0000-7000-8000-00000000000a");
    internal static readonly Guid Theirs = Guid.Parse("0192f0c0-0000-7000-8000-00000000000b");
    internal static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Texts = ["", "a", "A", "ab", "abc", "Zebra", "100%", "a_b", "o'neil", "退款", "订单 42", "naïve", "emoji 🙂", "back\\slash", " padded ", "abcabc", "\"quoted\"", "line\nbreak"];

    private static readonly string[] Labels = ["red", "green", "blue", "o'ne", "退"];

    private readonly Random _random = new(42);

    internal Goods()
    {
        foreach (var (owner, people, tickets) in new[] { (Ours, 60, 1_500), (Theirs, 20, 500) })
            Fill(owner, people, tickets);
    }

    internal List<Person> People { get; } = [];

    internal List<Ticket> Tickets { get; } = [];

    internal List<Note> Notes { get; } = [];

    internal Guid NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private void Fill(Guid owner, int people, int tickets)
    {
        var ownPeople = Enumerable.Range(0, people).Select(_ => new Person
        {
            Id = new PersonId(NewId()),
            Owner = owner,
            Name = Text(),
            Email = Maybe(Text),
            Age = _random.Next(18, 40),
            Vip = Maybe<bool>(Flip),
        }).ToList();
        var ownTickets = new List<Ticket>();
        for (var i = 0; i < tickets; i++)
            ownTickets.Add(NewTicket(owner, i, ownPeople, ownTickets));
        foreach (var ticket in ownTickets)
            Notes.AddRange(Enumerable.Range(1, _random.Next(0, 5)).Select(seq => new Note { Id = new NoteId(NewId()), Owner = owner, TicketId = ticket.Id, Seq = seq, Text = Text(), Stars = Maybe<int>(() => _random.Next(1, 6)) }));
        People.AddRange(ownPeople);
        Tickets.AddRange(ownTickets);
    }

    private Ticket NewTicket(Guid owner, int number, List<Person> people, List<Ticket> before) => new()
    {
        Id = new TicketId(NewId()),
        Owner = owner,
        Number = number,
        Priority = _random.Next(-3, 4),
        Score = Maybe<int>(() => _random.Next(-10, 11)),
        Weight = Maybe<double>(() => _random.Next(-40, 41) / 8.0),
        Price = _random.Next(-2_000, 20_001) / 100m,
        Discount = Maybe<decimal>(() => _random.Next(0, 500) / 100m),
        Title = Text(),
        Remark = Maybe(Text),
        Open = Flip(),
        Flag = Maybe<bool>(Flip),
        State = Enum.GetValues<TicketState>()[_random.Next(4)],
        Before = Maybe<TicketState>(() => Enum.GetValues<TicketState>()[_random.Next(4)]),
        CreatedAt = Start.AddSeconds(_random.Next(0, 500) * 86_411L / 7).AddMilliseconds(_random.Next(0, 1_000)),
        ClosedAt = Maybe<DateTimeOffset>(() => Start.AddMinutes(_random.Next(-100_000, 100_000))),
        Day = Maybe<DateOnly>(() => DateOnly.FromDateTime(Start.UtcDateTime).AddDays(_random.Next(-40, 41))),
        Spent = Maybe<TimeSpan>(() => TimeSpan.FromMinutes(_random.Next(-100, 3_000))),
        PersonId = Maybe<PersonId>(() => people[_random.Next(people.Count)].Id),
        ParentId = before.Count == 0 ? null : Maybe<TicketId>(() => before[_random.Next(before.Count)].Id),
        City = Maybe(Text),
        Floor = _random.Next(-1, 5),
        Tags = [.. Labels.Where(_ => _random.Next(4) == 0)],
        Secret = "secret " + Text(),
    };

    private bool Flip() => _random.Next(2) == 0;

    private string Text() => Texts[_random.Next(Texts.Length)];

    private string? Maybe(Func<string> value) => _random.Next(4) == 0 ? null : value();

    private T? Maybe<T>(Func<T> value)
        where T : struct => _random.Next(4) == 0 ? null : value();
}
