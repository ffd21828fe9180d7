using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Switchboard.OData.Shop;

internal readonly record struct TicketId(Guid Value);

internal readonly record struct PersonId(Guid Value);

internal readonly record struct NoteId(Guid Value);

internal enum TicketState
{
    Fresh,
    InWork,
    WebChat,
    Done,
}

internal sealed class Person
{
    public PersonId Id { get; set; }

    public Guid Owner { get; set; }

    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public int Age { get; set; }

    public bool? Vip { get; set; }
}

internal sealed class Ticket
{
    public TicketId Id { get; set; }

    public Guid Owner { get; set; }

    public long Number { get; set; }

    public int Priority { get; set; }

    public int? Score { get; set; }

    public double? Weight { get; set; }

    public decimal Price { get; set; }

    public decimal? Discount { get; set; }

    public string Title { get; set; } = "";

    public string? Remark { get; set; }

    public bool Open { get; set; }

    public bool? Flag { get; set; }

    public TicketState State { get; set; }

    public TicketState? Before { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public DateOnly? Day { get; set; }

    public TimeSpan? Spent { get; set; }

    public PersonId? PersonId { get; set; }

    public TicketId? ParentId { get; set; }

    public string? City { get; set; }

    public int Floor { get; set; }

    public string[] Tags { get; set; } = [];

    public string Secret { get; set; } = "";
}

internal sealed class Note
{
    public NoteId Id { get; set; }

    public Guid Owner { get; set; }

    public TicketId TicketId { get; set; }

    public int Seq { get; set; }

    public string Text { get; set; } = "";

    public int? Stars { get; set; }
}

/// <summary>A shop of two owners: who opens it as one sees nothing of the other.</summary>
internal sealed class ShopDb(DbContextOptions<ShopDb> options, Guid owner) : DbContext(options)
{
    public Guid Owner => owner;

    public DbSet<Person> People => Set<Person>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<Note> Notes => Set<Note>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<TicketId>().HaveConversion<TicketIds>();
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIds>();
        configurationBuilder.Properties<NoteId>().HaveConversion<NoteIds>();
        configurationBuilder.Properties<TicketState>().HaveConversion<States>();
        configurationBuilder.Properties<string>().UseCollation("C");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("shop");
        modelBuilder.Entity<Person>().HasQueryFilter(p => p.Owner == Owner);
        modelBuilder.Entity<Ticket>().HasQueryFilter(t => t.Owner == Owner);
        modelBuilder.Entity<Note>().HasQueryFilter(n => n.Owner == Owner);
        modelBuilder.Entity<Note>().HasIndex(n => n.TicketId);
    }

    private sealed class TicketIds() : ValueConverter<TicketId, Guid>(id => id.Value, value => new TicketId(value));

    private sealed class PersonIds() : ValueConverter<PersonId, Guid>(id => id.Value, value => new PersonId(value));

    private sealed class NoteIds() : ValueConverter<NoteId, Guid>(id => id.Value, value => new NoteId(value));

    private sealed class States() : ValueConverter<TicketState, string>(state => Words.Of(state), word => Words.State(word));
}

internal static class Words
{
    internal static string Of(Enum value) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    internal static TicketState State(string word) => Enum.GetValues<TicketState>().First(s => Of(s) == word);
}
