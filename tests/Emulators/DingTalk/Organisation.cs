namespace Switchboard.Emulators.DingTalk;

/// <summary>The application and the people that the emulator knows.</summary>
public sealed record Organisation
{
    public string AppKey { get; init; } = "dingemulatorappkey01";

    public string AppSecret { get; init; } = "emulator-app-secret-0123456789";

    public string RobotCode { get; init; } = "dingemulatorappkey01";

    public string CorpId { get; init; } = "dingcorp0000000000000001";

    public string Token { get; init; } = "emulator-token";

    public string AesKey { get; init; } = "o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus";

    public IReadOnlyList<Employee> People { get; init; } = [new("manager4220", "union-manager4220", "李娜"), new("user0002", "union-user0002", "Tom")];

    public TimeSpan TokenLives { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan SessionLives { get; init; } = TimeSpan.FromMinutes(90);

    /// <summary>How long a push over the stream waits for its acknowledgement before it is sent again.</summary>
    public TimeSpan AcknowledgedWithin { get; init; } = TimeSpan.FromSeconds(60);
}

public sealed record Employee(string UserId, string UnionId, string Name);
