namespace Switchboard.Language.Training;

/// <summary>A text and the class it belongs to.</summary>
/// <param name="Label">The class.</param>
/// <param name="Text">The text.</param>
/// <param name="Context">What was said just before; turns of a longer conversation stand between <c>|||</c>.</param>
public sealed record Example(string Label, string Text, string? Context = null);
