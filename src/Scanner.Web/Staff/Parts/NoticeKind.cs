namespace Scanner.Web.Staff.Parts;

/// <summary>What a message within a page means.</summary>
public enum NoticeKind
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Something succeeded.</summary>
    Good,

    /// <summary>Needs attention.</summary>
    Warn,

    /// <summary>Went wrong.</summary>
    Bad,
}
