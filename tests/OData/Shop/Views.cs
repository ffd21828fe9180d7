namespace Switchboard.OData.Shop;

internal sealed record PersonView
{
    public PersonId Id { get; init; }

    public string Name { get; init; } = "";

    public string? Email { get; init; }

    public int Age { get; init; }

    public bool? Vip { get; init; }
}

internal sealed record PlaceView
{
    public string? City { get; init; }

    public int Floor { get; init; }
}

internal sealed record TicketView
{
    public TicketId Id { get; init; }

    public long Number { get; init; }

    public int Priority { get; init; }

    public int? Score { get; init; }

    public double? Weight { get; init; }

    public decimal Price { get; init; }

    public decimal? Discount { get; init; }

    public string Title { get; init; } = "";

    public string? Remark { get; init; }

    public bool Open { get; init; }

    public bool? Flag { get; init; }

    public TicketState State { get; init; }

    public TicketState? Before { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public DateOnly? Day { get; init; }

    public TimeSpan? Spent { get; init; }

    public PersonId? PersonId { get; init; }

    public TicketId? ParentId { get; init; }

    public PlaceView Place { get; init; } = new();

    public string[] Tags { get; init; } = [];

    public string Secret { get; init; } = "";

    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

internal sealed record NoteView
{
    public NoteId Id { get; init; }

    public TicketId TicketId { get; init; }

    public int Seq { get; init; }

    public string Text { get; init; } = "";

    public int? Stars { get; init; }
}

internal static class Views
{
    internal static IQueryable<PersonView> People(ShopDb db) => db.People.Select(p => new PersonView { Id = p.Id, Name = p.Name, Email = p.Email, Age = p.Age, Vip = p.Vip });

    internal static IQueryable<NoteView> Notes(ShopDb db) => db.Notes.Select(n => new NoteView { Id = n.Id, TicketId = n.TicketId, Seq = n.Seq, Text = n.Text, Stars = n.Stars });

    internal static IQueryable<TicketView> Tickets(ShopDb db) => db.Tickets.Select(t => new TicketView
    {
        Id = t.Id,
        Number = t.Number,
        Priority = t.Priority,
        Score = t.Score,
        Weight = t.Weight,
        Price = t.Price,
        Discount = t.Discount,
        Title = t.Title,
        Remark = t.Remark,
        Open = t.Open,
        Flag = t.Flag,
        State = t.State,
        Before = t.Before,
        CreatedAt = t.CreatedAt,
        ClosedAt = t.ClosedAt,
        Day = t.Day,
        Spent = t.Spent,
        PersonId = t.PersonId,
        ParentId = t.ParentId,
        Place = new PlaceView { City = t.City, Floor = t.Floor },
        Tags = t.Tags,
        Secret = t.Secret,
    });
}
