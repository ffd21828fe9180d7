namespace Switchboard.Emulators.WeCom;

/// <summary>Answers as the platform makes them: always HTTP 200.</summary>
internal static class Say
{
    internal static object Ok { get; } = new { errcode = 0, errmsg = "ok" };

    internal static object Error(int code, string message) => new { errcode = code, errmsg = $"{message}, hint: [1764000000123], from ip: 127.0.0.1" };
}
