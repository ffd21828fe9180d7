using System.Text.Json;
using System.Text.Json.Serialization;
using Switchboard.AppHost.Orchestration;

namespace Switchboard.AppHost.Demo;

/// <summary>Everything a person or a test needs to use the demo at once. Kept in the data folder, readable by its owner only.</summary>
internal sealed record DemoData(string BaseUrl, DemoSignIn Operator, IReadOnlyList<DemoTenant> Tenants)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    internal static string FileIn(string dataFolder) => Path.Combine(dataFolder, "demo.json");

    internal static DemoData? Read(string dataFolder) =>
        File.Exists(FileIn(dataFolder)) ? JsonSerializer.Deserialize<DemoData>(File.ReadAllBytes(FileIn(dataFolder)), Json) : null;

    internal void Write(string dataFolder) => PrivateFile.Write(FileIn(dataFolder), JsonSerializer.SerializeToUtf8Bytes(this, Json));
}

internal sealed record DemoSignIn(string Email, string Password);

/// <summary>A registered application that acts for itself.</summary>
internal sealed record DemoOAuth(string ClientId, string ClientSecret);

internal sealed record DemoInbox(Guid Id, string Key, string IdentitySecret);

/// <summary>An inbox of a platform, with all that its form holds.</summary>
internal sealed record DemoChannel(Guid Id, string Key, IReadOnlyDictionary<string, string> Settings);

/// <summary>The platforms' are there once they were started with their emulators.</summary>
internal sealed record DemoInboxes(DemoInbox Webchat, DemoChannel? Feishu = null, DemoChannel? Wecom = null, DemoChannel? Wechat = null, DemoChannel? Dingtalk = null);

internal sealed record DemoTenant(string Slug, Guid Id, DemoSignIn Admin, DemoSignIn Supervisor, DemoSignIn Agent, DemoSignIn Agent2, DemoSignIn Inspector, string ApiKey, [property: JsonPropertyName("oauth")] DemoOAuth OAuth, DemoInboxes Inboxes);
