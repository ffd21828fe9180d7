using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Switchboard.Emulators.DingTalk;

/// <summary>What the platform answers over HTTP, the stream's gateway aside.</summary>
internal sealed class Routes(Organisation organisation, Journal journal, Tokens tokens, Sessions sessions, ConcurrentDictionary<string, Kept> files, Func<Uri> address, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string To, long Minute), int> _answers = new();
    private int _messages;

    internal void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1.0/oauth2/accessToken", async (HttpRequest request) =>
        {
            var body = await BodyAsync(request);
            return tokens.Give((string?)body["appKey"], (string?)body["appSecret"]);
        });
        app.MapPost("/robot/sendBySession", SessionAsync);
        app.MapPost("/v1.0/robot/oToMessages/batchSend", ToPeopleAsync);
        app.MapPost("/v1.0/robot/groupMessages/send", ToGroupAsync);
        app.MapPost("/v1.0/robot/messageFiles/download", DownloadAsync);
        app.MapGet("/files/{code}", (string code) => files.TryGetValue(code, out var kept) ? Results.Bytes(kept.Content, kept.ContentType) : Results.NotFound());
        app.MapPost("/media/upload", UploadAsync);
        app.MapPost("/topapi/v2/user/get", MemberAsync);
    }

    private async Task<IResult> SessionAsync(HttpRequest request)
    {
        if (sessions.Find(request.Query["session"]) is not var (to, _))
            return Results.Json(new { errcode = 300001, errmsg = "session 不存在" });
        var body = await BodyAsync(request);
        var kind = (string)body["msgtype"]!;
        if (kind is not ("text" or "markdown" or "actionCard" or "link" or "feedCard"))
            return Results.Json(new { errcode = 400105, errmsg = "unsupported msgtype" });
        if (_answers.AddOrUpdate((to, clock.GetUtcNow().ToUnixTimeSeconds() / 60), 1, (_, before) => before + 1) > organisation.AnswersPerMinute)
            return Results.Json(new { errcode = 130101, errmsg = "send too fast, exceed 20 times per minute" });
        Say("webhook", to, kind, body);
        return Results.Json(new { errcode = 0, errmsg = "ok" });
    }

    private async Task<IResult> ToPeopleAsync(HttpRequest request)
    {
        var body = await BodyAsync(request);
        if (Refusal(request, body) is { } refusal)
            return refusal;
        var users = body["userIds"]!.AsArray().Select(u => (string)u!).ToList();
        var known = users.Where(u => organisation.People.Any(p => p.UserId == u)).ToList();
        var key = "";
        foreach (var user in known)
            key = Say("person", user, (string)body["msgKey"]!, Parameters(body));
        return Results.Json(new { processQueryKey = key, invalidStaffIdList = users.Except(known, StringComparer.Ordinal), flowControlledStaffIdList = Array.Empty<string>() });
    }

    private async Task<IResult> ToGroupAsync(HttpRequest request)
    {
        var body = await BodyAsync(request);
        if (Refusal(request, body) is { } refusal)
            return refusal;
        var group = (string?)body["openConversationId"];
        return group?.StartsWith("cid", StringComparison.Ordinal) == true
            ? Results.Json(new { processQueryKey = Say("group", group, (string)body["msgKey"]!, Parameters(body)) })
            : Results.Json(new { code = "invalidParameter.openConversationId.invalid", message = "openConversationId is invalid", requestid = "emulator" }, statusCode: 400);
    }

    private async Task<IResult> DownloadAsync(HttpRequest request)
    {
        var body = await BodyAsync(request);
        if (Refusal(request, body) is { } refusal)
            return refusal;
        return files.ContainsKey((string?)body["downloadCode"] ?? "")
            ? Results.Json(new { downloadUrl = new Uri(address(), $"/files/{(string)body["downloadCode"]!}").AbsoluteUri })
            : Results.Json(new { code = "invalidParameter.downloadCode", message = "downloadCode is invalid", requestid = "emulator" }, statusCode: 400);
    }

    private async Task<IResult> UploadAsync(HttpRequest request)
    {
        if (!tokens.IsGood(request.Query["access_token"]))
            return Tokens.StaleLegacy();
        var form = await request.ReadFormAsync();
        if (form.Files["media"] is not { } file || form["type"] != request.Query["type"])
            return Results.Json(new { errcode = 40004, errmsg = "不合法的媒体文件类型" });
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        var id = $"@lADP{journal.Media.Count + 1:D6}";
        journal.Media[id] = new Uploaded(form["type"]!, file.FileName, content.ToArray());
        return Results.Json(new { errcode = 0, errmsg = "ok", type = form["type"].ToString(), media_id = id, created_at = 1 });
    }

    private async Task<IResult> MemberAsync(HttpRequest request)
    {
        if (!tokens.IsGood(request.Query["access_token"]))
            return Tokens.StaleLegacy();
        if (!organisation.MayReadMembers)
            return Results.Json(new { errcode = 60011, errmsg = "没有调用该接口的权限" });
        var id = (string?)(await BodyAsync(request))["userid"];
        return organisation.People.FirstOrDefault(p => p.UserId == id) is { } person
            ? Results.Json(new { errcode = 0, errmsg = "ok", result = new { userid = person.UserId, unionid = person.UnionId, name = person.Name } })
            : Results.Json(new { errcode = 60121, errmsg = "找不到该用户" });
    }

    private IResult? Refusal(HttpRequest request, JsonObject body)
    {
        if (!tokens.IsGood(request.Headers["x-acs-dingtalk-access-token"]))
            return Tokens.Stale();
        if (!organisation.MaySend)
            return Results.Json(new { code = "Forbidden.AccessDenied.AccessTokenPermissionDenied", message = "应用尚未开通所需的权限：[qyapi_robot_sendmsg]", requestid = "emulator" }, statusCode: 403);
        return (string?)body["robotCode"] == organisation.RobotCode
            ? null
            : Results.Json(new { code = "invalidParameter.robotCode.auth", message = "robotCode does not belong to this application", requestid = "emulator" }, statusCode: 400);
    }

    private string Say(string door, string to, string kind, JsonObject content)
    {
        var key = $"process-{Interlocked.Increment(ref _messages)}";
        journal.Say(new Said(door, to, kind, content, key));
        return key;
    }

    private static JsonObject Parameters(JsonObject body) => JsonNode.Parse((string)body["msgParam"]!)!.AsObject();

    private static async Task<JsonObject> BodyAsync(HttpRequest request) => (await JsonNode.ParseAsync(request.Body))!.AsObject();
}
