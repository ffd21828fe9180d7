namespace Switchboard.Emulators.DingTalk;

/// <summary>The application and the people that the emulator knows.</summary>
public sealed record Organisation
{
    /// <summary>What the company is called.</summary>
    public string Company { get; init; } = "";

    public string AppKey { get; init; } = "dingemulatorappkey01";

    public string AppSecret { get; set; } = "emulator-app-secret-0123456789";

    public string RobotCode { get; init; } = "dingemulatorappkey01";

    public string RobotName { get; init; } = "客服机器人";

    public string CorpId { get; init; } = "dingcorp0000000000000001";

    public string Token { get; set; } = "emulator-token";

    public string AesKey { get; set; } = "o1w0aum42yaptlz8alnhwikjd3jenzt9cb9wmzptgus";

    public IReadOnlyList<Employee> People { get; set; } = [new("manager4220", "union-manager4220", "李娜"), new("user0002", "union-user0002", "Tom")];

    /// <summary>The right <c>qyapi_robot_sendmsg</c>.</summary>
    public bool MaySend { get; set; } = true;

    /// <summary>The right to read members of the address book.</summary>
    public bool MayReadMembers { get; set; } = true;

    /// <summary>Answers by webhook that one chat gets within a minute.</summary>
    public int AnswersPerMinute { get; init; } = 20;

    public TimeSpan TokenLives { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan SessionLives { get; init; } = TimeSpan.FromMinutes(90);

    /// <summary>How long a push over the stream waits for its acknowledgement before it is sent again.</summary>
    public TimeSpan AcknowledgedWithin { get; init; } = TimeSpan.FromSeconds(60);
}

public sealed record Employee(string UserId, string UnionId, string Name)
{
    public static Employee Of(string key, string name) => new(key, "union-" + key, name);
}
