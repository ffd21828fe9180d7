using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Switchboard.Registry;

/// <summary>Every verb and set of the product, found once at start-up. A contradiction in the declarations stops the start.</summary>
public sealed class VerbRegistry
{
    private readonly FrozenDictionary<Type, VerbEntry> _byType;

    private VerbRegistry(IReadOnlyList<VerbEntry> verbs, IReadOnlyList<SetEntry> sets, IEnumerable<string> asked)
    {
        Verbs = verbs;
        _byType = verbs.ToFrozenDictionary(v => v.VerbType);
        Sets = sets;
        Permissions = verbs.Select(v => v.Declaration.Permission)
            .Concat(sets.Select(s => s.Permission))
            .Concat(sets.SelectMany(s => s.ViewType.GetProperties()).Select(p => p.GetCustomAttribute<PrivateAttribute>()?.Permission).OfType<string>())
            .Concat(asked)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<VerbEntry> Verbs { get; }

    public IReadOnlyList<SetEntry> Sets { get; }

    /// <summary>Every permission that something asks for, declared or hand-written: roles may grant these and no others.</summary>
    public FrozenSet<string> Permissions { get; }

    /// <summary>The entry of a verb known by its type, for doors that offer just that one.</summary>
    public VerbEntry<TVerb, TInput, TOutput> Entry<TVerb, TInput, TOutput>()
        where TVerb : class, IVerb<TInput, TOutput>
        where TInput : notnull => _byType.TryGetValue(typeof(TVerb), out var entry)
            ? (VerbEntry<TVerb, TInput, TOutput>)entry
            : throw new InvalidOperationException($"{typeof(TVerb).Name} is not a declared verb.");

    public static VerbRegistry Read(params Assembly[] rooms)
    {
        var types = rooms.SelectMany(r => r.GetTypes()).ToList();
        var verbs = types.Where(t => t.IsDefined(typeof(VerbAttribute))).Select(Entry).OrderBy(v => v.Declaration.Name, StringComparer.Ordinal).ToList();
        var sets = types.Where(t => t.IsDefined(typeof(SetAttribute))).Select(Declaration).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        RefuseDuplicates(verbs.Select(v => v.Declaration.Name).Concat(verbs.Select(v => v.Declaration.Route)).Concat(sets.Select(s => s.Name)));
        foreach (var verb in verbs)
            RefuseUnclearEnd(verb.Declaration, verbs);
        var asked = types.Concat<MemberInfo>(types.SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)))
            .SelectMany(m => m.GetCustomAttributes<AsksAttribute>(inherit: false)).Select(a => a.Permission);
        return new VerbRegistry(verbs, sets, asked);
    }

    /// <summary>Registers the verbs themselves as scoped services.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddScoped<VerbPipeline>();
        foreach (var verb in Verbs)
            services.AddScoped(verb.VerbType);
    }

    private static VerbEntry Entry(Type type)
    {
        var declaration = type.GetCustomAttribute<VerbAttribute>()!;
        if (declaration.Refuses.FirstOrDefault(r => !r.IsSealed || !r.IsSubclassOf(typeof(Refusal))) is { } stranger)
            throw new InvalidOperationException($"'{declaration.Name}' refuses with {stranger.Name}, which is not a sealed refusal.");
        var contract = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IVerb<,>));
        var arguments = contract.GetGenericArguments();
        var entry = typeof(VerbEntry<,,>).MakeGenericType(type, arguments[0], arguments[1]);
        return (VerbEntry)Activator.CreateInstance(entry, declaration)!;
    }

    private static SetEntry Declaration(Type type) =>
        type.GetField("Declaration", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)?.GetValue(null) as SetEntry
        ?? throw new InvalidOperationException($"{type.Name} is marked as a set but has no static field 'Declaration'.");

    private static void RefuseUnclearEnd(VerbAttribute verb, List<VerbEntry> all)
    {
        foreach (var day in (string?[])[verb.Deprecated, verb.Sunset])
        {
            if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                throw new InvalidOperationException($"'{verb.Name}' ends on '{day}', which is no day such as 2026-12-01.");
        }

        if (verb.Deprecated is null && (verb.Sunset ?? verb.ReplacedBy) is not null)
            throw new InvalidOperationException($"'{verb.Name}' ends or is replaced, but does not say from when it is deprecated.");
        if (verb.ReplacedBy is { } next && all.TrueForAll(v => v.Declaration.Name != next))
            throw new InvalidOperationException($"'{verb.Name}' is replaced by '{next}', which is not declared.");
    }

    private static void RefuseDuplicates(IEnumerable<string> names)
    {
        var twice = names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"'{twice.Key}' is declared twice.");
    }
}
