using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Switchboard.Architecture.Walls;

/// <summary>What the tokens of compiled code mean, as names that are the same in every room. An instance of a generic type has its definition's name.</summary>
internal sealed class MemberNames(MetadataReader metadata)
{
    internal MetadataReader Metadata => metadata;

    /// <summary>The method or field, and the type that it belongs to. A token of a bare type has no name.</summary>
    internal (string Owner, string Name) MemberOf(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.MethodSpecification)
            handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return (TypeOf(method.GetDeclaringType()), metadata.GetString(method.Name));
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return (TypeOf(field.GetDeclaringType()), metadata.GetString(field.Name));
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return (TypeOf(member.Parent), metadata.GetString(member.Name));
            default:
                return (TypeOf(handle), "");
        }
    }

    /// <summary>As reflection names it, <c>Namespace.Type+Nested</c>; empty for arrays, parameters and the like.</summary>
    internal string TypeOf(EntityHandle handle)
    {
        if (handle.IsNil)
            return "";
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
                return Join(definition.GetDeclaringType(), definition.Namespace, definition.Name);
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
                return Join(reference.ResolutionScope.Kind == HandleKind.TypeReference ? reference.ResolutionScope : default, reference.Namespace, reference.Name);
            case HandleKind.TypeSpecification:
                var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                    return "";
                blob.ReadCompressedInteger();
                return TypeOf(blob.ReadTypeHandle());
            default:
                return "";
        }
    }

    private string Join(EntityHandle around, StringHandle space, StringHandle name) => around.IsNil
        ? $"{metadata.GetString(space)}.{metadata.GetString(name)}"
        : $"{TypeOf(around)}+{metadata.GetString(name)}";
}
