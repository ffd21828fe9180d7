using Switchboard.GraphQL.Validation.Rules;
using Switchboard.GraphQL.Validation.TypeSystem;

namespace Switchboard.GraphQL.Validation;

/// <summary>Specification 5.1 to 5.8: the rules, in the order in which their errors read best.</summary>
internal static class SpecifiedRules
{
    internal static Rule[] ForRequests(ValidationContext context) =>
    [
        new ExecutableDefinitions(context),
        new UniqueOperationNames(context),
        new LoneAnonymousOperation(context),
        new SingleFieldSubscriptions(context),
        new KnownTypeNames(context),
        new FragmentsOnCompositeTypes(context),
        new VariablesAreInputTypes(context),
        new ScalarLeafs(context),
        new FieldsOnCorrectType(context),
        new UniqueFragmentNames(context),
        new KnownFragmentNames(context),
        new NoUnusedFragments(context),
        new PossibleFragmentSpreads(context),
        new NoFragmentCycles(context),
        new UniqueVariableNames(context),
        new NoUndefinedVariables(context),
        new NoUnusedVariables(context),
        new KnownDirectives(context),
        new UniqueDirectivesPerLocation(context),
        new KnownArgumentNames(context),
        new UniqueArgumentNames(context),
        new ValuesOfCorrectType(context),
        new ProvidedRequiredArguments(context),
        new VariablesInAllowedPosition(context),
        new OverlappingFieldsCanBeMerged(context),
        new UniqueInputFieldNames(context),
        new MaxIntrospectionDepth(context),
    ];

    internal static Rule[] ForTypeSystems(ValidationContext context) =>
    [
        new LoneSchemaDefinition(context),
        new UniqueOperationTypes(context),
        new UniqueTypeNames(context),
        new UniqueEnumValueNames(context),
        new UniqueFieldDefinitionNames(context),
        new UniqueArgumentDefinitionNames(context),
        new UniqueDirectiveNames(context),
        new KnownTypeNames(context),
        new KnownDirectives(context),
        new UniqueDirectivesPerLocation(context),
        new PossibleTypeExtensions(context),
        new KnownArgumentNamesOnDirectives(context),
        new UniqueArgumentNames(context),
        new UniqueInputFieldNames(context),
        new ProvidedRequiredArgumentsOnDirectives(context),
    ];
}
