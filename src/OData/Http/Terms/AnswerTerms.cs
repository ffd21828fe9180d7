namespace Switchboard.OData.Http.Terms;

/// <summary>How much an answer says about itself.</summary>
internal enum MetadataLevel
{
    None,
    Minimal,
    Full,
}

/// <summary>How an answer in JSON is written.</summary>
/// <param name="Version">By which version.</param>
/// <param name="Level">How much control information.</param>
/// <param name="Ieee754">Whether 64-bit and decimal numbers are text, because the reader's numbers are doubles.</param>
/// <param name="Streaming">Whether the reader relies on the order of control information; ours always has it.</param>
internal sealed record AnswerTerms(ProtocolVersion Version, MetadataLevel Level = MetadataLevel.Minimal, bool Ieee754 = false, bool Streaming = false)
{
    internal ControlNames Control => Version.Control;

    internal bool Full => Level == MetadataLevel.Full;

    internal string ContentType =>
        $"application/json;{Version.Prefix}metadata={LevelName};{Version.Prefix}streaming={(Streaming ? "true" : "false")};IEEE754Compatible={(Ieee754 ? "true" : "false")};charset=utf-8";

    private string LevelName => Level switch
    {
        MetadataLevel.None => "none",
        MetadataLevel.Full => "full",
        _ => "minimal",
    };
}
