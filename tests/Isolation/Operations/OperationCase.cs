using System.Text.Json.Nodes;
using Xunit.Sdk;

namespace Switchboard.Isolation.Operations;

/// <summary>One operation with one of its ids being somebody else's.</summary>
/// <param name="Operation">Method and address pattern, <c>POST /conversations/{id}/assign</c>.</param>
/// <param name="Foreign">The field whose id is another tenant's; null where the operation takes none.</param>
public sealed record OperationCase(string Operation, string? Foreign)
{
    public string Method => Operation.Split(' ')[0];

    public string Pattern => Operation.Split(' ')[1];

    public override string ToString() => Foreign is null ? Operation : $"{Operation} ({Foreign})";
}

/// <summary>An operation's fields as the matrix fills them.</summary>
/// <param name="Name">As JSON and routes call it.</param>
/// <param name="Kind">Which kind of thing it is an id of; null when it is none.</param>
/// <param name="Required">Whether a call without it is refused.</param>
/// <param name="Many">A list of ids.</param>
/// <param name="Value">A valid value when it is no id.</param>
internal sealed record OperationField(string Name, string? Kind, bool Required, bool Many = false, Func<JsonNode>? Value = null);
