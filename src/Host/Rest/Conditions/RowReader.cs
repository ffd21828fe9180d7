using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Switchboard.Registry;

namespace Switchboard.Host.Rest.Conditions;

/// <summary>One row of a set by the id in an address, as the bytes that a GET of it sends; null when there is none.</summary>
internal delegate Task<byte[]?> ReadRow(IServiceProvider services, Caller caller, string id, CancellationToken ct);

/// <summary>The row that a verb's address names: <c>/conversations/{id}/assign</c> acts on one of the set of conversations.</summary>
internal sealed class RowReader : ISetVisitor<ReadRow>
{
    private RowReader(ReadRow read, bool isAnswer) => (Read, IsAnswer) = (read, isAnswer);

    private RowReader() => Read = null!;

    internal ReadRow Read { get; }

    /// <summary>Whether the verb answers with that row.</summary>
    internal bool IsAnswer { get; }

    internal static RowReader? Of(VerbEntry verb, VerbRegistry registry)
    {
        if (verb.Method == HttpMethods.Get || verb.Path.Split('/') is not ["", var noun, "{id}", ..])
            return null;
        return registry.Sets.FirstOrDefault(s => s.Name == noun) is { } set ? new RowReader(set.Accept(new RowReader()), set.ViewType == verb.OutputType) : null;
    }

    public ReadRow Visit<TView, TKey>(Set<TView, TKey> set)
        where TView : class
        where TKey : struct => async (services, caller, id, ct) =>
        {
            var rows = set.Find(set.Source(services, caller), id);
            var found = rows is null ? null : await set.SeenBy(rows.AsNoTracking(), caller).SingleOrDefaultAsync(ct);
            return found is null ? null : JsonSerializer.SerializeToUtf8Bytes(found, PrivateJson.For(caller));
        };
}
