using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Switchboard.Host.Rest.Conditions;

/// <summary>What a representation is known by: a hash of its bytes, so that nothing has to be stored to know it again.</summary>
internal static class EntityTag
{
    // 144 bits: no two representations of one row share it, and 24 characters without padding.
    private const int Length = 18;

    internal static string Strong(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return $"\"{Base64Url.EncodeToString(hash[..Length])}\"";
    }

    /// <summary>For lists: the rows are the same, though what surrounds them may be written otherwise.</summary>
    internal static string Weak(ReadOnlySpan<byte> body) => "W/" + Strong(body);

    /// <summary>Whether what the client holds is what we would send.</summary>
    internal static bool IsHeld(StringValues ifNoneMatch, string etag) =>
        ifNoneMatch.Count > 0 && EntityTagHeaderValue.TryParseList(ifNoneMatch, out var tags) && Matches(tags, etag, useStrongComparison: false);

    internal static bool Matches(IList<EntityTagHeaderValue> tags, string etag, bool useStrongComparison)
    {
        var ours = EntityTagHeaderValue.Parse(etag);
        foreach (var tag in tags)
        {
            if (tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(ours, useStrongComparison))
                return true;
        }

        return false;
    }
}
