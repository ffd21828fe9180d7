using Switchboard.Registry;

namespace Switchboard.Host.Rest.Filters;

internal sealed record FilterUnsupported(string What)
    : Refusal(RefusalKind.Invalid, "filter.unsupported", "The filter is lawful but uses something that is not offered here; see errors. Say it another way.")
{
    public override IReadOnlyList<FieldError> Errors => [new(ListFilter.Parameter, What)];
}
