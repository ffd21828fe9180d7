namespace Switchboard.GraphQL.Execution;

/// <summary>A refusal in the place of a value: the answer holds null there and this among its errors.</summary>
/// <param name="Message">For people.</param>
/// <param name="Code">For programs: <c>extensions.code</c>.</param>
public sealed record FieldError(string Message, string? Code = null);
