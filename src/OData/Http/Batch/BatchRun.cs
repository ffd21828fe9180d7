using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Switchboard.OData.Model;

namespace Switchboard.OData.Http.Batch;

/// <summary>Carries out the requests of a batch one after the other, each as if it had come alone.</summary>
internal sealed class BatchRun(ODataService service, HttpContext batch, ServiceAddress address)
{
    private readonly Dictionary<string, Done> _done = new(StringComparer.Ordinal);
    private readonly PartContext _contexts = new(batch, service.Root, service.Options.CallerHeaders);

    internal async IAsyncEnumerable<BatchAnswer> RunAsync(IReadOnlyList<BatchPart> parts, bool goOn, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var part in parts)
        {
            var (answer, row) = await AnswerAsync(part);
            if (part.Id is not null)
                _done[part.Id] = new Done(answer.Succeeded, row?.Path);
            yield return answer;
            ct.ThrowIfCancellationRequested();
            if (!answer.Succeeded && !goOn)
                yield break;
        }
    }

    private async Task<(BatchAnswer Answer, FoundRow? Row)> AnswerAsync(BatchPart part)
    {
        var place = Place(part);
        await using var context = _contexts.Open(part, place.Value ?? "");
        if (place.Succeeded)
            await service.ServeAsync(context.Http);
        else
            await ODataErrors.WriteAsync(context.Http, place.Refusal);
        return (await context.AnswerAsync(part), context.Http.Items[typeof(FoundRow)] as FoundRow);
    }

    /// <summary>Where a request goes, relative to the service root.</summary>
    private ODataOutcome<string> Place(BatchPart part)
    {
        if (part.Fault is not null)
            return part.Fault;
        if (_contexts.Forbidden(part) is { } forbidden)
            return forbidden;
        foreach (var needed in part.DependsOn ?? [])
        {
            if (!_done.TryGetValue(needed, out var before))
                return BatchEndpoint.Malformed($"There is no request '{Shortened(needed)}' before this one to depend on.");
            if (!before.Succeeded)
                return new ODataRefusal(StatusCodes.Status424FailedDependency, "odata.failed-dependency", $"Request '{Shortened(needed)}', which this one depends on, failed.");
        }

        var url = Referred(part);
        if (!url.Succeeded)
            return url;
        if (address.Within(url.Value) is not { } place)
            return new ODataRefusal(StatusCodes.Status404NotFound, "odata.not-found", "A request of a batch stays within this service.");
        return place.Split('?')[0].Trim('/') == "$batch" ? BatchEndpoint.Malformed("A batch holds no batch.") : place;
    }

    /// <summary>The address with a reference to another request's row put in place: <c>$1/messages</c>.</summary>
    private ODataOutcome<string> Referred(BatchPart part)
    {
        var url = part.Url.TrimStart();
        if (!url.StartsWith('$'))
            return url;
        var end = url.IndexOfAny(['/', '?']);
        var id = end < 0 ? url[1..] : url[1..end];
        if (!_done.TryGetValue(id, out var found))
            return url;
        if (part.DependsOn?.Contains(id, StringComparer.Ordinal) == false)
            return BatchEndpoint.Malformed($"'{Shortened(id)}' must be named in dependsOn.");
        if (found.Row is null)
            return BatchEndpoint.Malformed($"Request '{Shortened(id)}' did not find one row to refer to.");
        return found.Row + (end < 0 ? "" : url[end..]);
    }

    private static string Shortened(string text) => text.Length > 40 ? text[..40] : text;

    private sealed record Done(bool Succeeded, string? Row);
}
