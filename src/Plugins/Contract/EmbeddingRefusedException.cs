namespace Switchboard.Plugins.Contract;

/// <summary>The service behind an <see cref="ITextEmbedder"/> said no. It is no fault of the plugin: the host shows it and tries again as the reason has it.</summary>
/// <param name="refusal">What has to change before it says yes.</param>
/// <param name="code">The service's own code, such as <c>invalid_api_key</c>; people see it. Nothing of the texts, and no secret.</param>
/// <param name="after">Not before this; null where the service does not say.</param>
public sealed class EmbeddingRefusedException(EmbeddingRefusal refusal, string code, TimeSpan? after = null) : Exception($"The embedding service refused with {code}.")
{
    /// <summary>What has to change before it says yes.</summary>
    public EmbeddingRefusal Refusal { get; } = refusal;

    /// <summary>The service's own code.</summary>
    public string Code { get; } = code;

    /// <summary>Not before this; null where the service does not say.</summary>
    public TimeSpan? After { get; } = after;
}

/// <summary>Why an embedding service says no.</summary>
public enum EmbeddingRefusal
{
    /// <summary>Too much in too short a time, or out of order: the same call may succeed later.</summary>
    Later,

    /// <summary>The key, the model, the address or the balance: somebody has to see to it.</summary>
    Settings,

    /// <summary>It does not take one of these texts, or not in this number; another call may succeed at once.</summary>
    Texts,
}
