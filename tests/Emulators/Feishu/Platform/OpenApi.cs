using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Switchboard.Emulators.Feishu.Platform;

/// <summary>The addresses of the platform's API.</summary>
internal sealed class OpenApi(FeishuApp app, World world, Tokens tokens, Faults faults, TimeProvider clock)
{
    private readonly Sends _sends = new(app, world, clock);

    internal Uploads Uploads { get; } = new(app, world);

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/open-apis/auth/v3/tenant_access_token/internal", async (HttpContext context) => faults.Take(context) ?? Token(await BodyAsync(context)));
        routes.MapPost("/open-apis/im/v1/messages", (Delegate)((HttpContext context) => GuardAsync(context, "im:message", async () => _sends.Create(context, await BodyAsync(context)))));
        routes.MapPost("/open-apis/im/v1/messages/{id}/reply", async (HttpContext context, string id) => await GuardAsync(context, "im:message", async () => _sends.Reply(context, id, await BodyAsync(context))));
        routes.MapGet("/open-apis/im/v1/messages/{id}", async (HttpContext context, string id) => await GuardAsync(context, "im:message", () => Task.FromResult(Message(id))));
        routes.MapGet("/open-apis/im/v1/messages/{id}/resources/{key}", async (HttpContext context, string id, string key) =>
            await GuardAsync(context, null, () => Task.FromResult(Uploads.Resource(id, key, context.Request.Query["type"].ToString()))));
        routes.MapPost("/open-apis/im/v1/images", (Delegate)((HttpContext context) => GuardAsync(context, "im:resource", () => Uploads.ImageAsync(context.Request))));
        routes.MapPost("/open-apis/im/v1/files", (Delegate)((HttpContext context) => GuardAsync(context, "im:resource", () => Uploads.FileAsync(context.Request))));
        routes.MapGet("/open-apis/contact/v3/users/{id}", async (HttpContext context, string id) => await GuardAsync(context, "contact:user.base:readonly", () => Task.FromResult(User(id))));
        routes.MapGet("/open-apis/bot/v3/info", (Delegate)((HttpContext context) => GuardAsync(context, null, () => Task.FromResult(Bot()))));
    }

    internal static async Task<JsonObject> BodyAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        return Sends.Parse(await reader.ReadToEndAsync(context.RequestAborted)) ?? [];
    }

    private async Task<IResult> GuardAsync(HttpContext context, string? right, Func<Task<IResult>> answer)
    {
        if (faults.Take(context) is { } fault)
            return fault;
        var code = tokens.Check(context.Request.Headers.Authorization);
        if (code != 0)
            return Refusal.Of(400, code, "Invalid access token for authorization. Please make a test attempt.");
        return right is not null && !app.Rights.Contains(right) ? Refusal.Right(right) : await answer();
    }

    private IResult Token(JsonObject body)
    {
        if (Sends.Text(body, "app_id") != app.AppId)
            return Results.Json(new JsonObject { ["code"] = 10003, ["msg"] = "invalid param" }, statusCode: 400);
        if (Sends.Text(body, "app_secret") != app.AppSecret)
            return Results.Json(new JsonObject { ["code"] = 10014, ["msg"] = "app secret invalid" }, statusCode: 400);
        var (token, expire) = tokens.Issue();
        return Results.Json(new JsonObject { ["code"] = 0, ["msg"] = "ok", ["tenant_access_token"] = token, ["expire"] = expire });
    }

    private IResult Message(string id) => world.Message(id) is { } message
        ? Refusal.Success(new JsonObject { ["items"] = new JsonArray(new JsonObject { ["message_id"] = message.Id, ["chat_id"] = message.ChatId, ["msg_type"] = message.Type }) })
        : Refusal.Of(400, 230001, "Your request contains an invalid request parameter, ext=invalid message_id.");

    private IResult User(string id) => world.Customers.TryGetValue(id, out var customer)
        ? Refusal.Success(new JsonObject { ["user"] = new JsonObject { ["open_id"] = customer.OpenId, ["union_id"] = customer.UnionId, ["name"] = customer.Name } })
        : Refusal.Of(400, 41050, "no user authority error");

    private IResult Bot() => Results.Json(new JsonObject
    {
        ["code"] = 0,
        ["msg"] = "ok",
        ["bot"] = new JsonObject { ["activate_status"] = app.BotEnabled ? 2 : 1, ["app_name"] = app.BotName, ["open_id"] = app.BotOpenId },
    });
}
