using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Emulators.Feishu.Platform;

/// <summary>An answer as the platform gives it when it does not want.</summary>
internal static class Refusal
{
    internal static IResult Of(int status, int code, string message) => Results.Json(
        new JsonObject { ["code"] = code, ["msg"] = message, ["error"] = new JsonObject { ["log_id"] = "2026030112000000000000000000000000" } }, statusCode: status);

    internal static IResult Right(string right) => Of(400, 99991672, $"Access denied. One of the following scopes is required: [{right}].");

    internal static IResult Success(JsonObject data) => Results.Json(new JsonObject { ["code"] = 0, ["msg"] = "success", ["data"] = data });
}
