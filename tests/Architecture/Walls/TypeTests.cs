using System.Reflection;
using System.Runtime.CompilerServices;
using Switchboard.Desk;
using Switchboard.Host.Rest;
using Switchboard.Plugins.Contract;
using Switchboard.Plugins.Runtime;
using Switchboard.Registry;
using Switchboard.Tenancy;

namespace Switchboard.Architecture.Walls;

/// <summary>The shape of types: sealed, behind doors, few dependencies, named for what they are.</summary>
public sealed class TypeTests
{
    private const int MostDependencies = 5;

    private static readonly string[] Vague = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Common", "Base"];

    private static readonly Assembly[] Rooms =
    [
        typeof(VerbRegistry).Assembly, typeof(TenancyModule).Assembly, typeof(DeskModule).Assembly,
        typeof(PluginRuntimeModule).Assembly, typeof(IPlugin).Assembly, typeof(RestJson).Assembly,
    ];

    [Fact]
    public void A_class_that_nothing_derives_from_is_sealed()
    {
        var open = Types().Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && !Types().Any(d => IsFrom(d.BaseType, t)));

        open.Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void The_host_keeps_everything_to_itself()
    {
        var open = typeof(RestJson).Assembly.GetExportedTypes();

        open.Where(t => t.Name != "Program").Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void A_class_depends_on_five_others_at_most()
    {
        var crowded =
            from type in Types()
            where type.IsClass && !IsRecord(type) && !typeof(Exception).IsAssignableFrom(type)
            let most = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Select(c => c.GetParameters().Count(p => IsService(p.ParameterType))).DefaultIfEmpty().Max()
            where most > MostDependencies
            select $"{type.FullName}: {most}";

        crowded.ShouldBeEmpty();
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var vague = Types().Where(t => Vague.Any(v => WithoutArity(t.Name).EndsWith(v, StringComparison.Ordinal)));

        vague.Select(t => t.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_static_can_change()
    {
        var mutable =
            from type in Types()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where field is { IsInitOnly: false, IsLiteral: false } && !field.IsDefined(typeof(CompilerGeneratedAttribute))
            select $"{type.FullName}.{field.Name}";

        mutable.ShouldBeEmpty();
    }

    private static IReadOnlyList<Type> Types() =>
        [.. Rooms.SelectMany(r => r.GetTypes()).Where(t => t.Namespace?.StartsWith("Switchboard", StringComparison.Ordinal) == true && !Generated(t))];

    private static bool Generated(Type? type) => type is not null && (type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.Contains('<') || Generated(type.DeclaringType));

    private static bool IsFrom(Type? type, Type ancestor) => type is not null && ((type.IsGenericType ? type.GetGenericTypeDefinition() : type) == ancestor || IsFrom(type.BaseType, ancestor));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    /// <summary>Ids, texts and numbers describe an object; clock, log and tenant surround it; what it works with are the others.</summary>
    private static bool IsService(Type type) => type != typeof(TimeProvider) && type != typeof(Switchboard.Tenancy.Isolation.CurrentTenant)
        && !typeof(Microsoft.Extensions.Logging.ILogger).IsAssignableFrom(type) && !type.IsValueType && type != typeof(string)
        && !typeof(Delegate).IsAssignableFrom(type) && !typeof(System.Linq.Expressions.Expression).IsAssignableFrom(type);

    private static string WithoutArity(string name) => name.Split('`')[0];
}
