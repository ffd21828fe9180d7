using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Vocabularies;

namespace Switchboard.OData.Model;

/// <summary>Says in the metadata what the service can and cannot do, so that tools need not guess.</summary>
internal static class Capabilities
{
    private const string Vocabulary = "Org.OData.Capabilities.V1";
    private const string Core = "Org.OData.Core.V1";

    internal static void Annotate(EdmModel model, IEdmEntityContainer container)
    {
        Say(model, container, "ConformanceLevel", new EdmEnumMemberExpression(Member("ConformanceLevelType", "Intermediate")));
        Say(model, container, "KeyAsSegmentSupported", new EdmBooleanConstant(false));
        Say(model, container, "AsynchronousRequestsSupported", new EdmBooleanConstant(false));
        Say(model, container, "BatchSupported", new EdmBooleanConstant(true));
        Say(model, container, "CrossJoinSupported", new EdmBooleanConstant(false));
    }

    internal static void Annotate(EdmModel model, ODataSet set, string? description)
    {
        Say(model, set.Edm, "TopSupported", new EdmBooleanConstant(true));
        Say(model, set.Edm, "SkipSupported", new EdmBooleanConstant(true));
        Say(model, set.Edm, "ComputeSupported", new EdmBooleanConstant(true));
        Say(model, set.Edm, "IndexableByKey", new EdmBooleanConstant(true));
        Say(model, set.Edm, "FilterRestrictions", Record(("Filterable", new EdmBooleanConstant(true)), ("NonFilterableProperties", Paths(set.Properties.Where(p => !p.Filterable)))));
        Say(model, set.Edm, "SortRestrictions", Record(("Sortable", new EdmBooleanConstant(true)), ("NonSortableProperties", Paths(set.Properties.Where(p => !p.Sortable)))));
        Say(model, set.Edm, "ExpandRestrictions", Record(("Expandable", new EdmBooleanConstant(set.Navigations.Count > 0)), ("MaxLevels", new EdmIntegerConstant(3))));
        Say(model, set.Edm, "SearchRestrictions", Record(("Searchable", new EdmBooleanConstant(set.Searchable))));
        Say(model, set.Edm, "CountRestrictions", Record(("Countable", new EdmBooleanConstant(true))));
        Say(model, set.Edm, "InsertRestrictions", Record(("Insertable", new EdmBooleanConstant(false))));
        Say(model, set.Edm, "UpdateRestrictions", Record(("Updatable", new EdmBooleanConstant(false))));
        Say(model, set.Edm, "DeleteRestrictions", Record(("Deletable", new EdmBooleanConstant(false))));
        if (description is not null)
            Add(model, set.Edm, Term(model, Core, "Description"), new EdmStringConstant(description));
    }

    private static void Say(EdmModel model, IEdmVocabularyAnnotatable target, string term, IEdmExpression value) => Add(model, target, Term(model, Vocabulary, term), value);

    private static void Add(EdmModel model, IEdmVocabularyAnnotatable target, IEdmTerm term, IEdmExpression value)
    {
        var annotation = new EdmVocabularyAnnotation(target, term, value);
        annotation.SetSerializationLocation(model, EdmVocabularyAnnotationSerializationLocation.Inline);
        model.AddVocabularyAnnotation(annotation);
    }

    /// <remarks>ODataLib brings an older edition of the vocabulary; what it does not know is written by name all the same.</remarks>
    private static IEdmTerm Term(EdmModel model, string vocabulary, string name) =>
        model.FindTerm($"{vocabulary}.{name}") ?? new EdmTerm(vocabulary, name, EdmCoreModel.Instance.GetBoolean(false));

    private static EdmRecordExpression Record(params (string Name, IEdmExpression Value)[] properties) =>
        new(properties.Select(p => new EdmPropertyConstructor(p.Name, p.Value)));

    private static EdmCollectionExpression Paths(IEnumerable<ODataProperty> properties) => new(properties.Select(p => new EdmPropertyPathExpression(p.Name)));

    private static EdmEnumMember Member(string type, string name)
    {
        var declared = new EdmEnumType(Vocabulary, type);
        return declared.AddMember(name, new EdmEnumMemberValue(1));
    }
}
