namespace Scanner.Web.Staff.Questionnaires.Editing;

/// <summary>Words typed in one language of a text.</summary>
/// <param name="Language">The language.</param>
/// <param name="Words">The words.</param>
public sealed record LocalWords(string Language, string Words);
