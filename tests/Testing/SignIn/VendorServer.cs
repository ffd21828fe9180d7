using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Switchboard.Testing.SignIn;

/// <summary>
/// Feishu, WeCom and DingTalk as their published descriptions have them: the same paths, names of fields and errors. A code is the name of
/// the person whom it stands for: <c>li</c> is of the company, <c>stranger</c> of another, anything else is no code.
/// </summary>
public sealed class VendorServer : IAsyncDisposable
{
    public const string Secret = "vendor-secret";
    private readonly WebApplication _app;

    private VendorServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public string Allow => Address.Authority;

    /// <summary>How often WeCom was asked for a token.</summary>
    public int WeComTokens { get; private set; }

    public static async Task<VendorServer> StartAsync(CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new VendorServer(app);
        app.MapPost("/open-apis/authen/v2/oauth/token", FeishuToken);
        app.MapGet("/open-apis/authen/v1/user_info", FeishuUser);
        app.MapPost("/open-apis/auth/v3/tenant_access_token/internal", (JsonElement body) =>
            body.GetProperty("app_secret").GetString() == Secret ? Results.Json(new { code = 0, msg = "ok", tenant_access_token = "t-1", expire = 7200 }) : Results.Json(new { code = 10014, msg = "app secret invalid" }));
        app.MapGet("/cgi-bin/gettoken", server.WeComToken);
        app.MapGet("/cgi-bin/auth/getuserinfo", (string access_token, string code) => access_token != "wecom-token" ? Results.Json(new { errcode = 40014, errmsg = "invalid access_token" })
            : code switch
            {
                "li" => Results.Json(new { errcode = 0, errmsg = "ok", userid = "LiSi" }),
                "stranger" => Results.Json(new { errcode = 0, errmsg = "ok", openid = "o-outside" }),
                _ => Results.Json(new { errcode = 40029, errmsg = "invalid code" }),
            });
        app.MapGet("/cgi-bin/user/get", (string access_token, string userid) => Results.Json(new { errcode = 0, errmsg = "ok", userid, name = "李四", department = new[] { 1, 7 }, status = 1 }));
        app.MapPost("/v1.0/oauth2/userAccessToken", DingTalkToken);
        app.MapPost("/v1.0/oauth2/accessToken", (JsonElement body) => body.GetProperty("appSecret").GetString() == Secret
            ? Results.Json(new { accessToken = "app-token", expireIn = 7200 })
            : Results.Json(new { code = "invalidClientIdOrSecret", message = "无效的clientId或者clientSecret", requestid = "1" }, statusCode: 400));
        app.MapGet("/v1.0/contact/users/me", (HttpContext c) => c.Request.Headers["x-acs-dingtalk-access-token"].ToString().StartsWith("user-", StringComparison.Ordinal)
            ? Results.Json(new { nick = "李四", unionId = "union-li", openId = "open-li", avatarUrl = "https://static.example.com/li.png" })
            : Results.Json(new { code = "InvalidAuthentication", message = "不合法的access_token", requestid = "1" }, statusCode: 401));
        await app.StartAsync(ct);
        server.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult FeishuToken(JsonElement body) =>
        body.GetProperty("client_secret").GetString() != Secret ? Results.Json(new { code = 20002, error = "invalid_client", error_description = "The client secret passed is invalid." }, statusCode: 400)
        : body.GetProperty("code").GetString() is not ("li" or "stranger") ? Results.Json(new { code = 20003, error = "invalid_grant", error_description = "The authorization code is not found." }, statusCode: 400)
        : body.GetProperty("code_verifier").GetString()!.Length < 43 ? Results.Json(new { code = 20049, error = "invalid_grant", error_description = "PKCE code challenge failed." }, statusCode: 400)
        : Results.Json(new { code = 0, access_token = "u-" + body.GetProperty("code").GetString(), expires_in = 7200, token_type = "Bearer", scope = "auth:user.id:read" });

    private static IResult FeishuUser(HttpContext context) => context.Request.Headers.Authorization.ToString() switch
    {
        "Bearer u-li" => Results.Json(new { code = 0, msg = "success", data = new { name = "李四", en_name = "Li Si", open_id = "ou_li", union_id = "on_li", enterprise_email = "li.si@acme.example", email = "anybody@elsewhere.example", tenant_key = "736588c9260f175d" } }),
        "Bearer u-stranger" => Results.Json(new { code = 0, msg = "success", data = new { name = "外人", open_id = "ou_out", tenant_key = "another" } }),
        _ => Results.Json(new { code = 20005, msg = "The user access token passed is invalid." }, statusCode: 401),
    };

    private IResult WeComToken(string corpid, string corpsecret)
    {
        WeComTokens++;
        return corpsecret == Secret ? Results.Json(new { errcode = 0, errmsg = "ok", access_token = "wecom-token", expires_in = 7200 }) : Results.Json(new { errcode = 40001, errmsg = "invalid credential" });
    }

    private static IResult DingTalkToken(JsonElement body) =>
        body.GetProperty("clientSecret").GetString() != Secret || body.GetProperty("code").GetString() is not ("li" or "stranger")
            ? Results.Json(new { code = "invalidParameter.authCode.notFound", message = "不存在的authCode", requestid = "1" }, statusCode: 400)
            : Results.Json(new { accessToken = "user-" + body.GetProperty("code").GetString(), refreshToken = "r", expireIn = 7200, corpId = body.GetProperty("code").GetString() == "li" ? "ding-acme" : "ding-other" });
}
