using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Switchboard.Emulators.Feishu.Platform;

namespace Switchboard.Emulators.Feishu.Page;

/// <summary>What the page on which a person plays a customer calls.</summary>
internal sealed class PageApi(FeishuEmulator emulator)
{
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Results.Stream(typeof(PageApi).Assembly.GetManifestResourceStream("page.html")!, "text/html; charset=utf-8"));
        routes.MapGet("/emulator/state", () => Results.Json(State()));
        routes.MapGet("/emulator/files/{key}", (string key) => emulator.File(key) is { } file ? Results.File(file.Bytes, file.ContentType, file.Name) : Results.NotFound());
        // Without the cast these would be request delegates, whose results nobody writes.
        routes.MapPost("/emulator/customers", (Delegate)(async (HttpContext context) => Results.Json(emulator.AddCustomer(Sends.Text(await OpenApi.BodyAsync(context), "name")).OpenId)));
        routes.MapPost("/emulator/say", (Delegate)SayAsync);
        routes.MapPost("/emulator/press", (Delegate)PressAsync);
        routes.MapPost("/emulator/enter", (Delegate)EnterAsync);
        routes.MapPost("/emulator/callback", async (HttpContext context) =>
        {
            emulator.App.CallbackUrl = Uri.TryCreate(Sends.Text(await OpenApi.BodyAsync(context), "url"), UriKind.Absolute, out var url) ? url : null;
            return Results.Json(emulator.App.CallbackUrl is not null && await emulator.VerifyAddressAsync(context.RequestAborted));
        });
    }

    private async Task<IResult> SayAsync(HttpContext context)
    {
        var body = await OpenApi.BodyAsync(context);
        if (Customer(body) is not { } customer)
            return Results.NotFound();
        if (Sends.Text(body, "picture") is not { Length: > 0 } picture)
            return await DoneAsync(emulator.SayAsync(customer, Sends.Text(body, "text"), context.RequestAborted));
        var key = emulator.Store("image", "picture.png", "image/png", Convert.FromBase64String(picture));
        return await DoneAsync(emulator.SayAsync(customer, FeishuEmulator.PrivateChat(customer), "image", new JsonObject { ["image_key"] = key }, ct: context.RequestAborted));
    }

    private async Task<IResult> EnterAsync(HttpContext context) =>
        await DoneAsync(Customer(await OpenApi.BodyAsync(context)) is { } customer ? emulator.EnterAsync(customer, context.RequestAborted) : null);

    private async Task<IResult> PressAsync(HttpContext context)
    {
        var body = await OpenApi.BodyAsync(context);
        var card = emulator.Messages.FirstOrDefault(x => x.Id == Sends.Text(body, "message"));
        return Customer(body) is { } customer && card is not null && body["value"]?.DeepClone() is { } value
            ? await DoneAsync(emulator.PressAsync(customer, card, value, context.RequestAborted))
            : Results.NotFound();
    }

    private static async Task<IResult> DoneAsync(Task<Push.Delivery>? delivery) =>
        delivery is null ? Results.NotFound() : Results.Json(new JsonObject { ["delivered"] = (await delivery).Delivered, ["answer"] = (await delivery).Answer });

    private Customer? Customer(JsonObject body) => emulator.Customers.FirstOrDefault(x => x.OpenId == Sends.Text(body, "customer"));

    private JsonObject State() => new()
    {
        ["callback"] = emulator.App.CallbackUrl?.ToString(),
        ["connections"] = emulator.Connections,
        ["customers"] = new JsonArray([.. emulator.Customers.Select(x => (JsonNode)new JsonObject { ["id"] = x.OpenId, ["name"] = x.Name, ["chat"] = FeishuEmulator.PrivateChat(x) })]),
        ["messages"] = new JsonArray([.. emulator.Messages.Select(x => (JsonNode)new JsonObject
        {
            ["id"] = x.Id, ["chat"] = x.ChatId, ["bot"] = x.FromBot, ["type"] = x.Type, ["content"] = x.Content, ["parent"] = x.ParentId,
        })]),
    };
}
