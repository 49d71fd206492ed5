using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Scanner.Core.Tests.Architecture;

/// <summary>
/// Reads from a compiled assembly which type uses which: base types, members, attributes and every instruction.
/// A room is the first part of the namespace under the root; what the compiler generates belongs to its owner's room.
/// </summary>
public sealed class RoomArrows
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    private readonly MetadataReader reader;
    private readonly PEReader file;
    private readonly string root;
    private readonly HashSet<(string From, string To)> uses = [];

    private RoomArrows(PEReader file, string root) => (this.file, reader, this.root) = (file, file.GetMetadataReader(), root);

    /// <summary>Every pair of a type of the assembly (in full) and a type that it uses (in full, of whichever assembly).</summary>
    public static IReadOnlySet<(string From, string To)> UsesIn(string assembly, string root)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var arrows = new RoomArrows(file, root);
        arrows.ReadAll();
        return arrows.uses;
    }

    /// <summary>The room of a type; null when it stands outside the rooms.</summary>
    public static string? RoomOf(string type, string root) =>
        type.StartsWith(root + ".", StringComparison.Ordinal) && type[(root.Length + 1)..].Split('.') is { Length: > 1 } parts ? parts[0] : null;

    private void ReadAll()
    {
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            var name = NameOf(handle);
            if (!name.StartsWith(root, StringComparison.Ordinal)) continue;
            var names = new TypeNames(this, name);
            Use(name, type.BaseType);
            foreach (var implemented in type.GetInterfaceImplementations()) Use(name, reader.GetInterfaceImplementation(implemented).Interface);
            foreach (var attribute in type.GetCustomAttributes()) Use(name, reader.GetCustomAttribute(attribute).Constructor);
            foreach (var field in type.GetFields()) reader.GetFieldDefinition(field).DecodeSignature(names, null);
            foreach (var handleOfMethod in type.GetMethods())
            {
                var method = reader.GetMethodDefinition(handleOfMethod);
                method.DecodeSignature(names, null);
                if (method.RelativeVirtualAddress != 0) ReadBody(name, names, file.GetMethodBody(method.RelativeVirtualAddress));
            }
        }
    }

    private void ReadBody(string owner, TypeNames names, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil) reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            var code = (int)il.ReadByte();
            if (code == 0xFE) code = 0xFE00 | il.ReadByte();
            switch (Operands[code])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Use(owner, MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = il.ReadInt32();
                    il.Offset += targets * 4;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.Offset += 8;
                    break;
                case OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineSig or OperandType.InlineString or OperandType.ShortInlineR:
                    il.Offset += 4;
                    break;
                case OperandType.InlineVar:
                    il.Offset += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.Offset += 1;
                    break;
            }
        }
    }

    private void Use(string owner, EntityHandle used)
    {
        if (used.IsNil) return;
        var names = new TypeNames(this, owner);
        switch (used.Kind)
        {
            case HandleKind.TypeDefinition:
                uses.Add((owner, NameOf((TypeDefinitionHandle)used)));
                break;
            case HandleKind.TypeReference:
                uses.Add((owner, NameOf((TypeReferenceHandle)used)));
                break;
            case HandleKind.TypeSpecification:
                reader.GetTypeSpecification((TypeSpecificationHandle)used).DecodeSignature(names, null);
                break;
            case HandleKind.MethodDefinition:
                Use(owner, reader.GetMethodDefinition((MethodDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Use(owner, reader.GetFieldDefinition((FieldDefinitionHandle)used).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Use(owner, reader.GetMemberReference((MemberReferenceHandle)used).Parent);
                break;
            case HandleKind.MethodSpecification:
                var method = reader.GetMethodSpecification((MethodSpecificationHandle)used);
                Use(owner, method.Method);
                method.DecodeSignature(names, null);
                break;
        }
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = reader.GetTypeDefinition(type.GetDeclaringType());
        return reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
    }

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference) type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        return reader.GetString(type.Namespace) + "." + reader.GetString(type.Name);
    }

    /// <summary>Notes every type that a signature names.</summary>
    private sealed class TypeNames(RoomArrows arrows, string owner) : ISignatureTypeProvider<int, object?>
    {
        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Note(arrows.NameOf(handle));
        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Note(arrows.NameOf(handle));
        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
        public int GetArrayType(int elementType, ArrayShape shape) => 0;
        public int GetByReferenceType(int elementType) => 0;
        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;
        public int GetGenericInstantiation(int genericType, System.Collections.Immutable.ImmutableArray<int> typeArguments) => 0;
        public int GetGenericMethodParameter(object? genericContext, int index) => 0;
        public int GetGenericTypeParameter(object? genericContext, int index) => 0;
        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;
        public int GetPinnedType(int elementType) => 0;
        public int GetPointerType(int elementType) => 0;
        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;
        public int GetSZArrayType(int elementType) => 0;

        private int Note(string used)
        {
            arrows.uses.Add((owner, used));
            return 0;
        }
    }
}
