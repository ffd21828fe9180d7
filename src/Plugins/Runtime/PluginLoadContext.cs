using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.AI;
using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Runtime;

/// <summary>One plugin's own world. It shares the contract, the abstractions that the contract is made of, and the framework with the host and nothing else.</summary>
/// <remarks>Assemblies are read from streams, so a plugin's folder can be replaced or deleted while it runs.</remarks>
internal sealed class PluginLoadContext(string folder, string entry) : AssemblyLoadContext(name: Path.GetFileName(folder), isCollectible: true)
{
    private static readonly string?[] Shared = [typeof(IPlugin).Assembly.GetName().Name, typeof(IEmbeddingGenerator).Assembly.GetName().Name];
    private readonly AssemblyDependencyResolver _resolver = new(Path.Combine(folder, entry));

    public Assembly LoadEntry() => LoadFile(Path.Combine(folder, entry));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // A second copy of the contract, or of what it is made of, would be another set of types, and no cast to them would succeed.
        if (Shared.Contains(assemblyName.Name, StringComparer.Ordinal))
            return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFile(path) : null;
    }

    private Assembly LoadFile(string path)
    {
        using var file = new MemoryStream(File.ReadAllBytes(path));
        return LoadFromStream(file);
    }
}
