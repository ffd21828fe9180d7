namespace Switchboard.Emulators.Feishu;

/// <summary>A person of the emulated company.</summary>
public sealed record Customer(string OpenId, string UnionId, string Name);

/// <summary>A private chat with the bot, or a group.</summary>
public sealed record Chat(string Id, bool Group, string Name, bool BotInside = true);

/// <summary>A message that stands in a chat.</summary>
/// <param name="Id">The platform's.</param>
/// <param name="ChatId">Where.</param>
/// <param name="FromBot">Whether the application sent it.</param>
/// <param name="Type">Its <c>msg_type</c>.</param>
/// <param name="Content">Its content, a JSON text.</param>
/// <param name="ParentId">What it answers.</param>
/// <param name="Uuid">What the application told two sends of one message by.</param>
/// <param name="At">When.</param>
/// <param name="Sender">Which customer; null for the application.</param>
public sealed record ChatMessage(string Id, string ChatId, bool FromBot, string Type, string Content, string? ParentId, string? Uuid, DateTimeOffset At, string? Sender = null);

/// <summary>A picture or file that the platform keeps.</summary>
public sealed record StoredFile(string Key, string Type, string Name, string ContentType, byte[] Bytes);
