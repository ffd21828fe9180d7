using System.Globalization;
using System.Text.Json.Nodes;

namespace Switchboard.Emulators.DingTalk;

/// <summary>What people say to the robot, as the platform words it.</summary>
public sealed class Speech(Organisation organisation, Sessions sessions, TimeProvider clock)
{
    private int _messages;

    /// <param name="who">One of the organisation's people, or somebody else.</param>
    /// <param name="group">A group's id; null in private.</param>
    /// <param name="kind">The message's type.</param>
    /// <param name="content">What goes under the type's name.</param>
    public JsonObject Message(string who, string? group, string kind, JsonObject content)
    {
        var now = clock.GetUtcNow();
        var number = Interlocked.Increment(ref _messages);
        var person = organisation.People.FirstOrDefault(p => p.UserId == who);
        var conversation = group ?? "cid-private-" + who;
        var (webhook, until) = sessions.Open(group is null ? who : group, group is not null);
        var message = new JsonObject
        {
            ["conversationId"] = conversation,
            ["conversationType"] = group is null ? "1" : "2",
            ["chatbotCorpId"] = organisation.CorpId,
            ["chatbotUserId"] = "$:LWCP_v1:$robot",
            ["msgId"] = string.Create(CultureInfo.InvariantCulture, $"msg-{now.ToUnixTimeMilliseconds()}-{number}"),
            ["senderNick"] = person?.Name ?? "外部客户",
            ["isAdmin"] = false,
            ["sessionWebhookExpiredTime"] = until.ToUnixTimeMilliseconds(),
            ["createAt"] = now.ToUnixTimeMilliseconds(),
            ["senderCorpId"] = organisation.CorpId,
            ["senderId"] = "$:LWCP_v1:$" + who,
            ["sessionWebhook"] = webhook,
            ["robotCode"] = organisation.RobotCode,
            ["msgtype"] = kind,
            [kind == "text" ? "text" : "content"] = content,
        };
        if (person is not null)
            message["senderStaffId"] = person.UserId;
        if (group is not null)
        {
            message["conversationTitle"] = "Emulator group";
            message["isInAtList"] = true;
            message["atUsers"] = new JsonArray(new JsonObject { ["dingtalkId"] = "$:LWCP_v1:$robot" });
        }

        return message;
    }

    /// <summary>In a group the platform takes the robot's name out and leaves the space behind it.</summary>
    public JsonObject Text(string who, string? group, string text) => Message(who, group, "text", new JsonObject { ["content"] = group is null ? text : " " + text });
}
