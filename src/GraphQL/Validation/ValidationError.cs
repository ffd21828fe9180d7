using Switchboard.GraphQL.Language;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5: why a document may not be executed.</summary>
/// <param name="Rule">Which rule found it, by the name that it has in the reference implementation.</param>
/// <param name="Message">For whoever wrote the document.</param>
/// <param name="Locations">Where it shows, the most telling place first; none for what concerns the whole document.</param>
internal sealed record ValidationError(string Rule, string Message, IReadOnlyList<Location> Locations);

/// <param name="Suggestions">Whether a message may name what the schema has that resembles what was written: a stranger could learn a secret schema that way.</param>
/// <param name="MaxErrors">After how many the rest of the document no longer matters.</param>
internal sealed record ValidationOptions(bool Suggestions = true, int MaxErrors = 100);

/// <summary>Leaves the walk once its outcome is clear; never leaves <see cref="Validator"/>.</summary>
internal sealed class ValidationAbortedException() : Exception("Validation aborted.");
