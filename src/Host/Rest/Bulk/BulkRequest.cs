using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Switchboard.Host.Rest.Bulk;

/// <summary>Several operations in one call, carried out in this order.</summary>
internal sealed record BulkRequest([MaxLength(BulkRequest.Most)] IReadOnlyList<BulkOperation> Operations)
{
    internal const int Most = 100;
}

/// <param name="Verb">The operation's name, as operationId in the API's description.</param>
/// <param name="Input">What it takes, the values of its address among it.</param>
internal sealed record BulkOperation(string Verb, JsonElement Input);

/// <summary>What became of one operation.</summary>
/// <param name="Status">As if it had been sent alone.</param>
/// <param name="Body">What it answered; null when it has nothing to tell, or was refused.</param>
/// <param name="Problem">Why it was refused; null when it was not.</param>
internal sealed record BulkResult(int Status, JsonElement? Body, Problem? Problem);

internal sealed record BulkAnswer(IReadOnlyList<BulkResult> Results);
