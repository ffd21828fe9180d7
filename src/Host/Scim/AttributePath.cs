namespace Switchboard.Host.Scim;

/// <summary>An attribute, or a part of one: <c>userName</c>, <c>name.familyName</c>.</summary>
/// <param name="Name">As it was written; compare it whatever its case.</param>
/// <param name="Part">The part after the dot.</param>
internal readonly record struct AttributePath(string Name, string? Part)
{
    internal const string User = "urn:ietf:params:scim:schemas:core:2.0:User";
    internal const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /// <summary>The name of an attribute in full may begin with its schema; that of the core says nothing more.</summary>
    internal static AttributePath Of(string text)
    {
        if (text.StartsWith(User + ":", StringComparison.OrdinalIgnoreCase))
            text = text[(User.Length + 1)..];
        if (text.StartsWith(Enterprise, StringComparison.OrdinalIgnoreCase))
            return new(Enterprise, text.Length > Enterprise.Length ? text[(Enterprise.Length + 1)..] : null);
        return text.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? new(text[..dot], text[(dot + 1)..]) : new(text, null);
    }

    internal string Full => Part is null ? Name : $"{Name}.{Part}";

    internal bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
