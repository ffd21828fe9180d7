using Switchboard.Plugins.Contract;

namespace Switchboard.Plugins.Testing;

/// <summary>The platform behind a channel, as far as the suite plays it: whoever writes a connector writes one of these.</summary>
public abstract class MessagingPlatform
{
    /// <summary>The folder that the plugin's build laid out, with its <c>plugin.json</c>: the suite loads the plugin from there as the host does.</summary>
    public abstract string PluginFolder { get; }

    /// <summary>What stands in a callback as its proof.</summary>
    public abstract CallbackProof Proof { get; }

    /// <summary>A tenant's filled-in form. Nothing that is secret may be the same for two tenants.</summary>
    /// <param name="tenant">A short word in ASCII, for making values that are the tenant's own.</param>
    public abstract IReadOnlyDictionary<string, string> Form(string tenant);

    /// <summary>How the platform tells that a customer wrote.</summary>
    public abstract CallbackRequest Message(IReadOnlyDictionary<string, string> form, CustomerSaid said);

    /// <summary>Any bytes in the platform's envelope: encrypted and signed as its own would be.</summary>
    public abstract CallbackRequest Seal(IReadOnlyDictionary<string, string> form, ReadOnlyMemory<byte> content, DateTimeOffset at);

    /// <summary>Five things that happen in a chat: a message, its edit, its recall, a receipt, a second message, as far as the platform tells of them; messages in place of the rest.</summary>
    public virtual IReadOnlyList<CallbackRequest> Story(IReadOnlyDictionary<string, string> form, CustomerSaid first) =>
        [.. Enumerable.Range(1, 5).Select(i => Message(form, first with { MessageId = first.MessageId + i, Text = $"{first.Text} {i}" }))];

    /// <summary>What the platform answers to a call of the connector: a token where one is asked for, success otherwise. JSON.</summary>
    public abstract string Answer(PlatformCall call);

    /// <summary>A message that the platform would take in this chat.</summary>
    public virtual OutboundMessage Reply(IReadOnlyDictionary<string, string> form, DateTimeOffset at) => new(
        Guid.CreateVersion7(), new ChannelThread("customer-1", Group: false), "customer-1", "On its way", [], ReplyTo: null, ReplyCode: null, [], LastHeard: at, SentSince: 0);
}

/// <summary>A customer's words.</summary>
/// <param name="MessageId">The platform's id of the message, ASCII letters and digits.</param>
/// <param name="Person">Who wrote it.</param>
/// <param name="Text">What.</param>
/// <param name="At">When; the callback is made and signed at the same time.</param>
public sealed record CustomerSaid(string MessageId, string Person, string Text, DateTimeOffset At);

/// <summary>What stands in a callback as its proof. The suite changes each of these and expects a refusal.</summary>
public sealed record CallbackProof
{
    /// <summary>Headers that the signature is made of.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The same in the query.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Which bytes of the body the platform signs; null where it signs none of them.</summary>
    public Func<CallbackRequest, Range>? SignedBody { get; init; }

    /// <summary>How old a callback may be; null where the proof has no time in it.</summary>
    public TimeSpan? Past { get; init; }

    /// <summary>How far ahead the platform's clock may be.</summary>
    public TimeSpan Future { get; init; }
}

/// <summary>A call that the connector makes.</summary>
/// <param name="Address">Where to.</param>
/// <param name="Body">What it says, as text.</param>
/// <param name="Token">The token to give out when this call asks for one.</param>
public sealed record PlatformCall(Uri Address, string Body, string Token);
