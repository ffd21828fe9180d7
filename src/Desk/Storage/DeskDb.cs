using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Switchboard.Desk.Contacts;
using Switchboard.Desk.Conversations;
using Switchboard.Desk.Inboxes;
using Switchboard.Desk.Members;
using Switchboard.Plugins.Contract;
using Switchboard.Registry;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Storage;

/// <summary>
/// The desk's tables as queries. A class marked <see cref="DeskTableAttribute"/> is one; columns are its properties in snake case,
/// enums their kebab-case words, typed ids UUIDs. The message writer and the outbox do not come through here.
/// </summary>
public sealed class DeskDb(DbContextOptions<DeskDb> options, CurrentTenant tenant) : TenantDbContext(options, tenant)
{
    /// <summary>False until the first query or change: unused contexts have nothing to save.</summary>
    internal bool IsUsed { get; private set; }

    /// <summary>Where people reach this installation, for addresses in views; empty when it does not know.</summary>
    internal string PublicBase { get; init; } = "";

    /// <summary>Read by the filter of a limited context, for each query anew.</summary>
    internal InboxId[] Seen => [.. (Limits?.Inboxes ?? []).Select(i => new InboxId(i))];

    internal DbSet<Conversation> Conversations => Set<Conversation>();

    internal DbSet<Message> Messages => Set<Message>();

    internal DbSet<ReadMark> ReadMarks => Set<ReadMark>();

    internal DbSet<Contact> Contacts => Set<Contact>();

    internal DbSet<Inbox> Inboxes => Set<Inbox>();

    internal DbSet<Member> Members => Set<Member>();

    internal DbSet<Team> Teams => Set<Team>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        IsUsed = true;
        base.OnConfiguring(optionsBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in typeof(DeskDb).Assembly.GetTypes().Where(StrongId.Is))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        foreach (var words in typeof(DeskDb).Assembly.GetTypes().Where(t => t.IsEnum).Concat([typeof(CallerKind), typeof(MediaKind)]))
            configurationBuilder.Properties(words).HaveConversion(typeof(WordConverter<>).MakeGenericType(words));
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("desk");
        var own = typeof(TenantDbContext).GetMethod(nameof(OwnByTenant), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var type in typeof(DeskDb).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<DeskTableAttribute>() is not { } table)
                continue;
            own.MakeGenericMethod(type).Invoke(this, [modelBuilder, table.Key]);
            var entity = modelBuilder.Entity(type).ToTable(table.Name);
            foreach (var json in type.GetProperties().Where(p => p.IsDefined(typeof(JsonColumnAttribute))))
            {
                entity.Property(json.PropertyType, json.Name).HasColumnType("jsonb")
                    .HasConversion(
                        (ValueConverter)Activator.CreateInstance(typeof(JsonConverter<>).MakeGenericType(json.PropertyType))!,
                        (ValueComparer)Activator.CreateInstance(typeof(JsonComparer<>).MakeGenericType(json.PropertyType))!);
            }

            if (Limits is not null)
                entity.LimitToInboxes(this);
            foreach (var property in entity.Metadata.GetProperties().Where(p => p.Name != TenantColumn))
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

/// <summary>This class is a table of the desk.</summary>
/// <param name="name">The table's name in schema desk.</param>
/// <param name="key">Properties of the key after the tenant; <c>Id</c> when none is given.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DeskTableAttribute(string name, params string[] key) : Attribute
{
    public string Name { get; } = name;

    public string[] Key { get; } = key.Length == 0 ? ["Id"] : key;
}

/// <summary>This property is stored as JSON.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonColumnAttribute : Attribute;

internal sealed class JsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, DeskJson.Options),
    text => JsonSerializer.Deserialize<T>(text, DeskJson.Options)!);

/// <summary>The same when they are written the same. What a row holds is replaced and never changed in place, so it is its own snapshot.</summary>
internal sealed class JsonComparer<T>() : ValueComparer<T>(
    (one, other) => ReferenceEquals(one, other) || JsonSerializer.Serialize(one, DeskJson.Options) == JsonSerializer.Serialize(other, DeskJson.Options),
    value => JsonSerializer.Serialize(value, DeskJson.Options).GetHashCode(StringComparison.Ordinal),
    value => value);

/// <summary>Stores an enum as its kebab-case word, the same one that JSON and check constraints use.</summary>
internal sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(value => Words<TEnum>.Write(value), text => Words<TEnum>.Read(text))
    where TEnum : struct, Enum;

internal static class Words<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<TEnum, string> Names = Enum.GetValues<TEnum>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
    private static readonly Dictionary<string, TEnum> Values = Names.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

    internal static string Write(TEnum value) => Names[value];

    internal static TEnum Read(string text) => Values[text];
}
