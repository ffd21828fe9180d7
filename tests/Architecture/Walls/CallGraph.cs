using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Switchboard.Architecture.Walls;

/// <summary>
/// Who calls whom in compiled rooms, and what is made on the way. A method is known by its name, <c>Namespace.Type+Nested::Method</c>:
/// overloads count as one, generic instances as their definition, so it rather finds too much than too little.
/// </summary>
/// <remarks>
/// A lambda counts as called where its delegate is made, an override wherever the overridden one is. Not followed: reflection, calls
/// through interfaces that are not ours, and a method that a type inherits to implement an interface.
/// </remarks>
internal sealed class CallGraph
{
    private const string Ours = "Switchboard.";
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => f.GetValue(null)).OfType<OpCode>().ToDictionary(c => c.Value);
    private readonly Dictionary<string, HashSet<string>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _heirs = new(StringComparer.Ordinal);

    internal CallGraph(IEnumerable<string> rooms)
    {
        foreach (var room in rooms)
            Read(Path.Combine(AppContext.BaseDirectory, $"{Ours}{room}.dll"));
    }

    /// <summary>The types of which an object may be made when any method of this type, or of one nested in it, runs.</summary>
    internal IReadOnlySet<string> MadeBy(string type)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(_calls.Keys.Where(m => m.StartsWith(type + "::", StringComparison.Ordinal) || m.StartsWith(type + "+", StringComparison.Ordinal)));
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method))
                continue;
            made.UnionWith(_made.GetValueOrDefault(method, []));
            foreach (var next in _calls.GetValueOrDefault(method, []).Concat(Overrides(method)))
                open.Push(next);
        }

        return made;
    }

    private IEnumerable<string> Overrides(string method)
    {
        var (owner, name) = (method[..method.IndexOf("::", StringComparison.Ordinal)], method[(method.IndexOf("::", StringComparison.Ordinal) + 2)..]);
        foreach (var heir in _heirs.GetValueOrDefault(owner, []))
        {
            yield return $"{heir}::{name}";
            yield return $"{heir}::{owner}.{name}"; // implemented explicitly
        }
    }

    private void Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var names = new MemberNames(file.GetMetadataReader());
        foreach (var handle in names.Metadata.TypeDefinitions)
        {
            var type = names.Metadata.GetTypeDefinition(handle);
            var name = names.TypeOf(handle);
            foreach (var ancestor in type.GetInterfaceImplementations().Select(i => names.Metadata.GetInterfaceImplementation(i).Interface).Append(type.BaseType))
            {
                if (names.TypeOf(ancestor) is var above && above.StartsWith(Ours, StringComparison.Ordinal))
                    At(_heirs, above).Add(name);
            }

            foreach (var method in type.GetMethods().Select(names.Metadata.GetMethodDefinition))
                Read($"{name}::{names.Metadata.GetString(method.Name)}", method.RelativeVirtualAddress == 0 ? default : file.GetMethodBody(method.RelativeVirtualAddress).GetILReader(), names);
        }
    }

    private void Read(string method, BlobReader il, MemberNames names)
    {
        var calls = At(_calls, method);
        while (il.RemainingBytes > 0)
        {
            var first = il.ReadByte();
            var code = Codes[first == 0xFE ? (short)(0xFE00 | il.ReadByte()) : first];
            if (code.OperandType is not (OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok))
            {
                il.Offset += Skip(code, il);
                continue;
            }

            var (owner, name) = names.MemberOf(il.ReadInt32());
            calls.Add($"{owner}::{name}");
            calls.Add($"{owner}::.cctor");
            // An async method or an iterator makes a state machine, <Method>d__1 or <<Method>b__0>d, and leaves the rest to the runtime.
            if (owner.Contains(">d", StringComparison.Ordinal))
                calls.Add($"{owner}::MoveNext");
            if (code.Value == OpCodes.Newobj.Value)
                At(_made, method).Add(owner);
        }
    }

    private static int Skip(OpCode code, BlobReader il) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * il.ReadInt32()),
        _ => 4,
    };

    private static HashSet<string> At(Dictionary<string, HashSet<string>> sets, string key) =>
        sets.TryGetValue(key, out var set) ? set : sets[key] = new HashSet<string>(StringComparer.Ordinal);
}
