using System.Text.Json.Nodes;
using Switchboard.Emulators.Feishu.Platform;
using Switchboard.Emulators.Feishu.Push;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.Feishu.Page;

/// <summary>Feishu's client on the page: everybody's chat with the bot, and the groups.</summary>
internal sealed class PlayedFeishu(FeishuEmulator emulator, World world) : IPlayedApp
{
    private static readonly Words Member = new("in Feishu", "飞书用户");
    private static readonly Words Group = new("Group", "群聊");
    private static readonly Told Nobody = new(false, "nobody");

    public AppFace Face { get; } = new("feishu", new Words("Feishu", "飞书"), emulator.App.Company, Quotes: true, TellsRead: true, TellsOpening: true);

    public IReadOnlyList<PlayedChat> Chats =>
        [.. emulator.Customers.Select(c => ChatOf(FeishuEmulator.PrivateChat(c), c.Name, Member, [])), .. emulator.Chats.Where(c => c.Group).Select(c => ChatOf(c.Id, c.Name, Group, Speakers()))];

    public string Meet(string name) => FeishuEmulator.PrivateChat(emulator.AddCustomer(name));

    public Task<Told> OpenAsync(string chat, CancellationToken ct) => Owner(chat) is { } customer ? ToldAsync(emulator.EnterAsync(customer, ct)) : Task.FromResult(Told.Nothing);

    public Task<Told> SeeAsync(string chat, CancellationToken ct)
    {
        var unread = world.Messages.Where(m => m.ChatId == chat && m.FromBot && !world.Read.ContainsKey(m.Id)).ToList();
        return unread.Count > 0 && Owner(chat) is { } customer ? ToldAsync(emulator.ReadAsync(customer, unread, ct)) : Task.FromResult(Told.Nothing);
    }

    public Task<Told> SayAsync(string chat, string? speaker, string text, string? quoted, CancellationToken ct)
    {
        if (Who(chat, speaker) is not { } customer)
            return Task.FromResult(Nobody);
        // In a group a bot hears only who mentions it.
        var group = Owner(chat) is null;
        var said = new JsonObject { ["text"] = group ? "@_user_1 " + text : text };
        return ToldAsync(emulator.SayAsync(customer, chat, "text", said, group ? Mention() : null, quoted, ct));
    }

    public Task<Told> ShowAsync(string chat, string? speaker, PlayedFile file, CancellationToken ct)
    {
        if (Who(chat, speaker) is not { } customer)
            return Task.FromResult(Nobody);
        var picture = file.ContentType.StartsWith("image/", StringComparison.Ordinal);
        var key = emulator.Store(picture ? "image" : "stream", file.Name, file.ContentType, file.Content);
        var content = picture ? new JsonObject { ["image_key"] = key } : new JsonObject { ["file_key"] = key, ["file_name"] = file.Name };
        return ToldAsync(emulator.SayAsync(customer, chat, picture ? "image" : "file", content, ct: ct));
    }

    public Task<Told> PressAsync(string chat, string line, string key, CancellationToken ct) =>
        world.Message(line) is { } card && Who(chat, null) is { } customer && JsonNode.Parse(key) is { } value
            ? ToldAsync(emulator.PressAsync(customer, card, value, ct))
            : Task.FromResult(Nobody);

    public Task<Told> RecallAsync(string chat, string line, CancellationToken ct) =>
        world.Message(line) is { FromBot: false } message ? ToldAsync(emulator.RecallAsync(message, ct)) : Task.FromResult(Nobody);

    public PlayedFile? File(string id) => emulator.File(id) is { } file ? new PlayedFile(file.Name, file.ContentType, file.Bytes) : null;

    private static async Task<Told> ToldAsync(Task<Delivery> delivery)
    {
        var done = await delivery;
        return new Told(done.Delivered, done.Answer);
    }

    private Customer? Owner(string chat) => emulator.Customers.FirstOrDefault(c => FeishuEmulator.PrivateChat(c) == chat);

    /// <summary>In a group, who was chosen; the first of all where nobody was.</summary>
    private Customer? Who(string chat, string? speaker) =>
        Owner(chat) ?? (world.Chats.ContainsKey(chat) ? emulator.Customers.FirstOrDefault(c => speaker is null || c.OpenId == speaker) : null);

    private JsonArray Mention() =>
        new(new JsonObject { ["key"] = "@_user_1", ["id"] = new JsonObject { ["open_id"] = emulator.App.BotOpenId, ["union_id"] = "on_bot", ["user_id"] = null }, ["name"] = emulator.App.BotName, ["tenant_key"] = "2ed263bf32cf1651" });

    private IReadOnlyList<Speaker> Speakers() => [.. emulator.Customers.Select(c => new Speaker(c.OpenId, c.Name))];

    private PlayedChat ChatOf(string id, string person, Words kind, IReadOnlyList<Speaker> speakers) =>
        new(id, person, kind, emulator.App.BotName, speakers, [.. world.Messages.Where(m => m.ChatId == id).Select(m => LineOf(m, speakers))]) { Recalls = true };

    private PlayedLine LineOf(ChatMessage message, IReadOnlyList<Speaker> speakers) => ShownContent.Of(message, emulator.App.BotName) with
    {
        Who = speakers.FirstOrDefault(s => s.Id == message.Sender)?.Name ?? "",
        Quoted = message.ParentId,
        Recalled = world.Recalled.ContainsKey(message.Id),
        Read = world.Read.ContainsKey(message.Id),
        Arrived = !world.Told.TryGetValue(message.Id, out var told) || told.Delivered,
    };
}
