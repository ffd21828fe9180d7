using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Switchboard.Testing;

namespace Switchboard.Architecture.Walls;

/// <summary>A room's compiled assembly, read without loading it.</summary>
internal sealed class Room : IDisposable
{
    /// <summary>Who may see whom. A room that is not named here has no place in the house yet.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> MaySee = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Registry"] = [],
        ["Plugins.Contract"] = [],
        ["GraphQL"] = [],
        ["OData"] = [],
        ["Client"] = [],
        ["Language"] = [],
        ["Search"] = [],
        ["Tenancy"] = ["Registry"],
        ["Plugins.Testing"] = ["Plugins.Contract"],
        ["Plugins.Runtime"] = ["Plugins.Contract", "Tenancy"],
        ["Desk"] = ["Registry", "Tenancy", "Search", "Plugins.Contract", "Language"],
        ["Host"] = ["Registry", "Tenancy", "Desk", "Plugins.Contract", "Plugins.Runtime", "GraphQL", "OData", "Language", "Search"],
        ["Connectors.WebChat"] = ["Plugins.Contract"],
        ["Connectors.DingTalk"] = ["Plugins.Contract"],
        ["Connectors.Feishu"] = ["Plugins.Contract"],
        ["Connectors.WeCom"] = ["Plugins.Contract"],
        ["Plugins.Ai.Retrieval"] = ["Plugins.Contract"],
        ["Plugins.Ai.Embeddings"] = ["Plugins.Contract"],
        ["Plugins.Ai.Language"] = ["Plugins.Contract", "Language"],
    };

    private const string Ours = "Switchboard.";
    private readonly PEReader _file;

    private Room(string name, PEReader file)
    {
        Name = name;
        _file = file;
        Metadata = file.GetMetadataReader();
    }

    internal string Name { get; }

    internal MetadataReader Metadata { get; }

    internal IReadOnlyList<string> References =>
        [.. Metadata.AssemblyReferences.Select(r => Metadata.GetString(Metadata.GetAssemblyReference(r).Name)).Where(n => n.StartsWith(Ours, StringComparison.Ordinal)).Select(n => n[Ours.Length..])];

    /// <summary>Every member of other assemblies that this one calls, as <c>Namespace.Type.Member</c>.</summary>
    internal IEnumerable<string> Calls => Metadata.MemberReferences.Select(h => Metadata.GetMemberReference(h))
        .Select(m => $"{OwnerOf(m)}.{Metadata.GetString(m.Name)}");

    internal static Room Open(string name)
    {
        var file = name.StartsWith("Connectors.", StringComparison.Ordinal) || name.StartsWith("Plugins.Ai.", StringComparison.Ordinal)
            ? Directory.EnumerateFiles(Path.Combine(Repository.Root, "artifacts", "plugins"), $"{Ours}{name}.dll", SearchOption.AllDirectories).First()
            : Path.Combine(AppContext.BaseDirectory, $"{Ours}{name}.dll");
        return new Room(name, new PEReader(File.OpenRead(file)));
    }

    public void Dispose() => _file.Dispose();

    private string OwnerOf(MemberReference member)
    {
        var handle = member.Parent;
        if (handle.Kind == HandleKind.TypeSpecification)
            return GenericOwner(Metadata.GetTypeSpecification((TypeSpecificationHandle)handle));
        return handle.Kind == HandleKind.TypeReference ? NameOf(Metadata.GetTypeReference((TypeReferenceHandle)handle)) : "";
    }

    private string NameOf(TypeReference type) => $"{Metadata.GetString(type.Namespace)}.{Metadata.GetString(type.Name)}";

    private string GenericOwner(TypeSpecification type)
    {
        var blob = Metadata.GetBlobReader(type.Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return "";
        blob.ReadCompressedInteger();
        var generic = blob.ReadTypeHandle();
        return generic.Kind == HandleKind.TypeReference ? NameOf(Metadata.GetTypeReference((TypeReferenceHandle)generic)) : "";
    }
}
