using Switchboard.Registry;

namespace Switchboard.Desk;

public readonly record struct ConversationId(Guid Value) : IStrongId<ConversationId>
{
    public static ConversationId From(Guid value) => new(value);

    public static ConversationId New() => new(Guid.CreateVersion7());
}

public readonly record struct MessageId(Guid Value) : IStrongId<MessageId>
{
    public static MessageId From(Guid value) => new(value);

    public static MessageId New() => new(Guid.CreateVersion7());
}

public readonly record struct ContactId(Guid Value) : IStrongId<ContactId>
{
    public static ContactId From(Guid value) => new(value);

    public static ContactId New() => new(Guid.CreateVersion7());
}

public readonly record struct InboxId(Guid Value) : IStrongId<InboxId>
{
    public static InboxId From(Guid value) => new(value);

    public static InboxId New() => new(Guid.CreateVersion7());
}

public readonly record struct MemberId(Guid Value) : IStrongId<MemberId>
{
    public static MemberId From(Guid value) => new(value);

    public static MemberId New() => new(Guid.CreateVersion7());
}

public readonly record struct RoleId(Guid Value) : IStrongId<RoleId>
{
    public static RoleId From(Guid value) => new(value);

    public static RoleId New() => new(Guid.CreateVersion7());
}

public readonly record struct TeamId(Guid Value) : IStrongId<TeamId>
{
    public static TeamId From(Guid value) => new(value);

    public static TeamId New() => new(Guid.CreateVersion7());
}
