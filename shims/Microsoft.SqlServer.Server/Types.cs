namespace Microsoft.SqlServer.Server;

// The public surface that Microsoft.Data.SqlClient looks for when it first binds a parameter.
// User-defined CLR types are not used in this product; nothing here does anything.

public enum Format { Unknown, Native, UserDefined }

public enum DataAccessKind { None, Read }

public enum SystemDataAccessKind { None, Read }

public interface IBinarySerialize
{
    void Read(BinaryReader r);
    void Write(BinaryWriter w);
}

public sealed class InvalidUdtException : SystemException;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;
    public int MaxByteSize { get; set; }
    public bool IsFixedLength { get; set; }
    public bool IsByteOrdered { get; set; }
    public string? ValidationMethodName { get; set; }
    public string? Name { get; set; }
}
