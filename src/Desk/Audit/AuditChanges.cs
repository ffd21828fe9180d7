using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Switchboard.Tenancy.Isolation;

namespace Switchboard.Desk.Audit;

/// <summary>What a unit of work is about to change, as the audit log may say it.</summary>
internal static class AuditChanges
{
    internal const string Mask = "•••";
    internal const int Most = 100;
    private const int Longest = 200;
    private static readonly string[] Secret = ["secret", "hash", "token", "encrypted", "password", "credential"];

    internal static IEnumerable<AuditChange> Of(ChangeTracker tracker) =>
        tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).SelectMany(Of);

    private static IEnumerable<AuditChange> Of(EntityEntry entry)
    {
        var type = entry.Metadata.ClrType;
        if (type.IsDefined(typeof(UnauditedAttribute)))
            return [];
        var personal = type.IsDefined(typeof(PersonalAttribute));
        return entry.Properties.Where(p => p.Metadata.Name != TenantDbContext.TenantColumn && p.Metadata.PropertyInfo?.IsDefined(typeof(UnauditedAttribute)) != true && (entry.State != EntityState.Modified || p.IsModified)).SelectMany(p =>
            Compare(
                $"{Camel(type.Name)}.{Camel(p.Metadata.Name)}",
                entry.State == EntityState.Added ? null : Stored(p, p.OriginalValue),
                entry.State == EntityState.Deleted ? null : Stored(p, p.CurrentValue),
                personal || p.Metadata.PropertyInfo?.IsDefined(typeof(PersonalAttribute)) == true));
    }

    /// <summary>Nothing when both are the same; one line a key for a dictionary.</summary>
    internal static IEnumerable<AuditChange> Compare(string field, object? before, object? after, bool personal = false)
    {
        if (before is IReadOnlyDictionary<string, string> || after is IReadOnlyDictionary<string, string>)
        {
            var (old, now) = (before as IReadOnlyDictionary<string, string> ?? new Dictionary<string, string>(), after as IReadOnlyDictionary<string, string> ?? new Dictionary<string, string>());
            return old.Keys.Union(now.Keys).Order(StringComparer.Ordinal).SelectMany(k => Compare($"{field}.{k}", old.GetValueOrDefault(k), now.GetValueOrDefault(k), personal));
        }

        var (left, right) = (Text(before), Text(after));
        if (string.Equals(left, right, StringComparison.Ordinal))
            return [];
        var masked = before is byte[] || after is byte[] || IsSecret(field) || (personal && (before is string || after is string));
        return [new AuditChange { Field = field, Before = Shown(left, masked), After = Shown(right, masked) }];
    }

    private static bool IsSecret(string field) => Array.Exists(Secret, s => field.Contains(s, StringComparison.OrdinalIgnoreCase));

    private static string? Shown(string? text, bool masked) => text is null ? null : masked ? Mask : text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;

    /// <summary>Typed ids, words and the like as the database has them; a dictionary stays one.</summary>
    private static object? Stored(PropertyEntry property, object? value) =>
        value is null or IReadOnlyDictionary<string, string> ? value : property.Metadata.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        IEnumerable<string> many => string.Join(", ", many),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
