using Switchboard.Registry;

namespace Switchboard.Desk.Intents;

public readonly record struct IntentId(Guid Value) : IStrongId<IntentId>
{
    public static IntentId From(Guid value) => new(value);

    public static IntentId New() => new(Guid.CreateVersion7());
}

public readonly record struct IntentExampleId(Guid Value) : IStrongId<IntentExampleId>
{
    public static IntentExampleId From(Guid value) => new(value);

    public static IntentExampleId New() => new(Guid.CreateVersion7());
}

public readonly record struct IntentModelId(Guid Value) : IStrongId<IntentModelId>
{
    public static IntentModelId From(Guid value) => new(value);

    public static IntentModelId New() => new(Guid.CreateVersion7());
}
