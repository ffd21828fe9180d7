using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.WeCom;

/// <summary>The interface under <c>/cgi-bin</c>.</summary>
internal static class PlatformApi
{
    internal static void Map(WebApplication app, WeComEmulator platform) =>
        app.Map("/cgi-bin/{**path}", async (string path, HttpContext http) => await HandleAsync(path, http, platform));

    private static async Task<IResult> HandleAsync(string path, HttpContext http, WeComEmulator platform)
    {
        // As the platform's gateways do.
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.ContentLength is null)
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        if (platform.Faults.Take(path) is { } fault)
            return fault is >= 400 and < 600 ? Results.StatusCode(fault) : Results.Json(Say.Error(fault, "as you wished"));
        if (path == "gettoken")
            return Results.Json(platform.Tokens.Issue(http.Request.Query["corpid"].ToString(), http.Request.Query["corpsecret"].ToString()));
        if (platform.Tokens.Refusal(http.Request.Query["access_token"]) is var refusal and not 0)
            return Results.Json(Say.Error(refusal, "access_token"));
        var application = platform.Tokens.Of(http.Request.Query["access_token"].ToString());
        if (platform.Rights.Refusal(path, application) is { } forbidden)
            return Results.Json(forbidden);
        if (path == "media/get")
            return Media(http, platform);
        if (path == "media/upload")
            return Results.Json(await UploadAsync(http, platform));
        return Results.Json(HttpMethods.IsPost(http.Request.Method) ? await PostAsync(path, http, platform) : Get(path, http, platform, application));
    }

    private static object Get(string path, HttpContext http, WeComEmulator platform, EmulatedAccount application) => path switch
    {
        "getcallbackip" => new { errcode = 0, errmsg = "ok", ip_list = new[] { "101.226.103.0/24", "101.226.62.0/24" } },
        "user/get" => platform.Application.Member(http.Request.Query["userid"].ToString()),
        "agent/get" when http.Request.Query["agentid"] == application.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture) =>
            new { errcode = 0, errmsg = "ok", agentid = application.AgentId, name = "Switchboard" },
        "agent/get" => Say.Error(40056, "invalid agentid"),
        _ => Say.Error(44002, "unknown path"),
    };

    private static async Task<object> PostAsync(string path, HttpContext http, WeComEmulator platform)
    {
        using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
        var body = document.RootElement;
        return path switch
        {
            "message/send" => platform.Application.Send(body),
            "kf/sync_msg" => platform.Service.Sync(body),
            "kf/send_msg" => platform.Service.Send(body),
            "kf/send_msg_on_event" => platform.Service.Greet(body),
            "kf/service_state/get" => platform.Service.State(body),
            "kf/service_state/trans" => platform.Service.Move(body),
            "kf/account/list" => platform.Service.Accounts(),
            "kf/customer/batchget" => JsonSerializer.SerializeToElement(platform.Service.Customers(body)),
            _ => Say.Error(44002, "unknown path"),
        };
    }

    private static IResult Media(HttpContext http, WeComEmulator platform)
    {
        if (platform.Media.Find(http.Request.Query["media_id"].ToString()) is not { } file)
            return Results.Json(Say.Error(40007, "invalid media_id"));
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        return Results.Bytes(file.Content, file.ContentType);
    }

    private static async Task<object> UploadAsync(HttpContext http, WeComEmulator platform)
    {
        // A quoted boundary is one that the platform does not find.
        if (http.Request.ContentType?.Contains("boundary=\"", StringComparison.Ordinal) != false)
            return Say.Error(41005, "media data missing");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("media") is not { } file)
            return Say.Error(41005, "media data missing");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, http.RequestAborted);
        return platform.Media.Upload(http.Request.Query["type"].ToString(), file.ContentType ?? MediaTypeNames.Application.Octet, file.FileName, content.ToArray());
    }
}
