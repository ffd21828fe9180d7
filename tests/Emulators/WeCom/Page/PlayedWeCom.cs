using System.Text.Json.Nodes;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.WeCom.Page;

/// <summary>Two clients on one page: WeCom in the hands of the company's members, WeChat in those of its customers.</summary>
internal sealed class PlayedWeCom(WeComEmulator platform) : IPlayedApp
{
    private const string Member = "member:";
    private const string Customer = "customer:";
    private static readonly Words OfCompany = new("member, WeCom", "企业成员");
    private static readonly Words OfWeChat = new("in WeChat", "微信客户");
    private static readonly Told Nobody = new(false, "nobody");

    public AppFace Face { get; } = new("wecom", new Words("WeCom and WeChat", "企业微信与微信"), platform.Account.Company, Quotes: false, TellsRead: false, TellsOpening: true);

    public IReadOnlyList<PlayedChat> Chats =>
    [
        .. platform.Service.Names.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => ChatOf(Customer, n.Key, n.Value, OfWeChat, "微信客服", platform.Service.Log)),
        .. ApplicationDesk.Members.Select(m => ChatOf(Member, m.Key, m.Value, OfCompany, "IT 服务台", platform.Application.Log)),
    ];

    public string Meet(string name) => Customer + platform.Service.Meet(name);

    public async Task<Told> OpenAsync(string chat, CancellationToken ct)
    {
        if (Of(chat, Member) is { } member)
            return new Told(await platform.Application.EnterAsync(member, ct));
        if (Of(chat, Customer) is not { } customer)
            return Nobody;
        await platform.Service.EnterAsync(customer, ct);
        return Told.Nothing;
    }

    /// <summary>The platform tells nobody what was read.</summary>
    public Task<Told> SeeAsync(string chat, CancellationToken ct) => Task.FromResult(Told.Nothing);

    public async Task<Told> SayAsync(string chat, string? speaker, string text, string? quoted, CancellationToken ct) =>
        Of(chat, Member) is { } member ? new Told(await platform.Application.SayAsync(member, text, ct))
        : Of(chat, Customer) is { } customer ? new Told(await platform.Service.SayAsync(customer, text, ct: ct))
        : Nobody;

    public async Task<Told> ShowAsync(string chat, string? speaker, PlayedFile file, CancellationToken ct)
    {
        var picture = file.ContentType.StartsWith("image/", StringComparison.Ordinal);
        var media = platform.Media.Put(file.Content, file.ContentType, file.Name);
        if (Of(chat, Customer) is { } customer)
            return new Told(await platform.Service.SendAsync(customer, picture ? "image" : "file", new JsonObject { ["media_id"] = media }, ct));
        if (Of(chat, Member) is not { } member)
            return Nobody;
        return picture ? new Told(await platform.Application.ShowAsync(member, media, ct)) : new Told(false, "自建应用收不到文件 / an application is sent no files");
    }

    public async Task<Told> PressAsync(string chat, string line, string key, CancellationToken ct)
    {
        if (Of(chat, Member) is { } member)
            return new Told(await platform.Application.PressAsync(member, key, ct));
        var pressed = platform.Service.Log.Lines.FirstOrDefault(l => l.MessageId == line)?.Buttons.FirstOrDefault(b => b.Key == key);
        return pressed is not null && Of(chat, Customer) is { } customer ? new Told(await platform.Service.SayAsync(customer, pressed.Label, key, ct)) : Nobody;
    }

    public async Task<Told> RecallAsync(string chat, string line, CancellationToken ct) =>
        Of(chat, Customer) is { } customer && platform.Service.Log.Lines.Any(l => l.MessageId == line && !l.Ours) ? new Told(await platform.Service.RecallAsync(customer, line, ct)) : Nobody;

    public PlayedFile? File(string id) => platform.Media.Find(id) is { } file ? new PlayedFile(file.Name, file.ContentType, file.Content) : null;

    private static string? Of(string chat, string kind) => chat.StartsWith(kind, StringComparison.Ordinal) ? chat[kind.Length..] : null;

    private PlayedChat ChatOf(string kind, string person, string name, Words words, string with, ChatLog log) =>
        new(kind + person, name, words, with, [], [.. log.Lines.Where(l => l.Person == person).Select(l => LineOf(l, log))]) { Recalls = kind == Customer };

    private PlayedLine LineOf(ChatLine line, ChatLog log) => new(line.MessageId, !line.Ours, line.At, KindOf(line))
    {
        Text = line.Text.Length == 0 && line.MediaId is { } media ? platform.Media.Find(media)?.Name ?? "" : line.Text,
        FileId = line.MediaId,
        Buttons = [.. line.Buttons.Select(b => new PlayedButton(b.Key, b.Label))],
        Recalled = log.IsRecalled(line.MessageId),
        Arrived = !log.IsLost(line.MessageId),
    };

    private static LineKind KindOf(ChatLine line) =>
        line.Type == "image" ? LineKind.Picture : line.MediaId is not null ? LineKind.File : line.Buttons.Count > 0 ? LineKind.Card : LineKind.Text;
}
