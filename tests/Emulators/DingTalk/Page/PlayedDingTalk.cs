using System.Text.Json.Nodes;
using Switchboard.Emulators.Pages;

namespace Switchboard.Emulators.DingTalk.Page;

/// <summary>DingTalk's client on the page: everybody's chat with the robot, and a group that it is in.</summary>
internal sealed class PlayedDingTalk(DingTalkEmulator emulator) : IPlayedApp
{
    internal const string Group = "cidEmulatorGroup==";
    private static readonly Words Private = new("in DingTalk", "钉钉用户");
    private static readonly Words InGroup = new("Group", "群聊");

    public AppFace Face { get; } = new("dingtalk", new Words("DingTalk", "钉钉"), emulator.Organisation.Company, Quotes: false, TellsRead: false, TellsOpening: false);

    public IReadOnlyList<PlayedChat> Chats =>
        [.. emulator.Organisation.People.Select(p => ChatOf(p.UserId, p.Name, Private, [])), ChatOf(Group, "项目协作群", InGroup, [.. emulator.Organisation.People.Select(p => new Speaker(p.UserId, p.Name))])];

    public string Meet(string name)
    {
        var person = Employee.Of("staff" + Guid.CreateVersion7().ToString("N")[..20], name);
        emulator.Organisation.People = [.. emulator.Organisation.People, person];
        return person.UserId;
    }

    /// <summary>The platform tells robots of no such thing.</summary>
    public Task<Told> OpenAsync(string chat, CancellationToken ct) => Task.FromResult(Told.Nothing);

    public Task<Told> SeeAsync(string chat, CancellationToken ct) => Task.FromResult(Told.Nothing);

    public Task<Told> SayAsync(string chat, string? speaker, string text, string? quoted, CancellationToken ct) =>
        // In a group the platform takes the robot's name out and leaves the space behind it.
        TellAsync(chat, speaker, "text", new JsonObject { ["content"] = chat == Group ? " " + text : text }, ct);

    public Task<Told> ShowAsync(string chat, string? speaker, PlayedFile file, CancellationToken ct)
    {
        var code = emulator.Keep(file.Content, file.ContentType, file.Name);
        if (file.ContentType.StartsWith("image/", StringComparison.Ordinal))
            return TellAsync(chat, speaker, "picture", new JsonObject { ["downloadCode"] = code, ["pictureDownloadCode"] = code }, ct);
        return chat == Group
            ? Task.FromResult(new Told(false, "机器人在群聊中收不到文件 / in groups a robot is sent no files"))
            : TellAsync(chat, speaker, "file", new JsonObject { ["downloadCode"] = code, ["fileName"] = file.Name, ["fileId"] = code, ["spaceId"] = "1" }, ct);
    }

    /// <summary>A button makes the client say words in the customer's name.</summary>
    public Task<Told> PressAsync(string chat, string line, string key, CancellationToken ct) => SayAsync(chat, null, key, null, ct);

    /// <summary>The platform does not tell robots what was taken back.</summary>
    public Task<Told> RecallAsync(string chat, string line, CancellationToken ct) => Task.FromResult(new Told(false, "unknown"));

    public PlayedFile? File(string id) =>
        emulator.Find(id) is { } kept ? new PlayedFile(kept.Name, kept.ContentType, kept.Content)
        : emulator.Journal.Media.TryGetValue(id, out var uploaded) ? new PlayedFile(uploaded.Name, ShownAnswer.ContentType(uploaded), uploaded.Content)
        : null;

    private Task<Told> TellAsync(string chat, string? speaker, string kind, JsonObject content, CancellationToken ct) =>
        emulator.SayAsync(chat == Group ? speaker ?? emulator.Organisation.People[0].UserId : chat, chat == Group ? Group : null, kind, content, ct);

    private PlayedChat ChatOf(string id, string person, Words kind, IReadOnlyList<Speaker> speakers) =>
        new(id, person, kind, emulator.Organisation.RobotName, speakers, [.. emulator.Journal.Lines.Where(l => l.Chat == id).Select(l => LineOf(l, speakers))]);

    private PlayedLine LineOf(WrittenLine line, IReadOnlyList<Speaker> speakers)
    {
        if (line.Speaker is null)
            return ShownAnswer.Of(line);
        var own = new PlayedLine(line.Id, true, line.At, LineKind.Text) { Who = speakers.FirstOrDefault(s => s.Id == line.Speaker)?.Name ?? "", Arrived = !emulator.Journal.Lost.ContainsKey(line.Id) };
        return line.Kind switch
        {
            "picture" => own with { Kind = LineKind.Picture, FileId = (string?)line.Content["downloadCode"] },
            "file" => own with { Kind = LineKind.File, FileId = (string?)line.Content["downloadCode"], Text = (string?)line.Content["fileName"] ?? "" },
            _ => own with { Text = ((string?)line.Content["content"] ?? "").TrimStart() },
        };
    }
}
