using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.Feishu.Platform;

/// <summary>What a test told the platform to answer instead of doing its work.</summary>
internal sealed class Faults
{
    private readonly Lock _lock = new();
    private readonly List<(string Path, int Status, int Code, string Message, int? Reset)> _waiting = [];

    internal void Add(string path, int times, int status, int code, string message, int? reset)
    {
        lock (_lock)
        {
            for (var i = 0; i < times; i++)
                _waiting.Add((path, status, code, message, reset));
        }
    }

    internal IResult? Take(HttpContext context)
    {
        lock (_lock)
        {
            var at = _waiting.FindIndex(x => context.Request.Path.Value!.StartsWith(x.Path, StringComparison.Ordinal));
            if (at < 0)
                return null;
            var fault = _waiting[at];
            _waiting.RemoveAt(at);
            if (fault.Reset is { } seconds)
                context.Response.Headers["x-ogw-ratelimit-reset"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Refusal.Of(fault.Status, fault.Code, fault.Message);
        }
    }
}
