using System.ComponentModel.DataAnnotations;

namespace Scanner.Web;

/// <summary>Where the site is found; section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>The address in links that leave the site, such as https://scanner.gemeente.example; empty: the address the server listens on.</summary>
    [RegularExpression("^(https?://[^\\s?#]+)?$", ErrorMessage = "Site:BaseUrl moet beginnen met http:// of https:// en heeft geen ? of #.")]
    public string BaseUrl { get; set; } = "";
}

/// <summary>Which database; section <c>Database</c>, with <c>ConnectionStrings:Scanner</c>.</summary>
public sealed class DatabaseSection
{
    /// <summary><c>Sqlite</c> or <c>SqlServer</c>.</summary>
    [RegularExpression("^(?i)(sqlite|sqlserver)$", ErrorMessage = "Database:Provider moet Sqlite of SqlServer zijn.")]
    public string Provider { get; set; } = "Sqlite";
}

/// <summary>Where the questionnaires are; section <c>Questionnaires</c>.</summary>
public sealed class QuestionnaireOptions
{
    /// <summary>The folder; empty: <c>questionnaires</c> in the working folder, or beside the program.</summary>
    public string Folder { get; set; } = "";
}
