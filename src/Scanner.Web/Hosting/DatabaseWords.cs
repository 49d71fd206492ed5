using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Scanner.Core.Data;

namespace Scanner.Web.Hosting;

/// <summary>Says in one Dutch sentence why the database cannot be used, and what to do. Never with the connection string itself: a password may stand in it.</summary>
internal static class DatabaseWords
{
    /// <summary>Whether the failure is one of the database or of the road to it, and no mistake in the program.</summary>
    public static bool IsOfDatabase(Exception failure) =>
        failure is DbException or InvalidOperationException { Source: "Microsoft.Data.SqlClient" } || (failure is InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException && failure.InnerException is DbException);

    /// <summary>The sentence for a failure.</summary>
    public static string Of(DatabaseOptions database, Exception failure) =>
        database.Provider == DatabaseProvider.Sqlite ? OfFile(FileOf(database), Root(failure)) : OfServer(Root(failure));

    /// <summary>The file of a SQLite database.</summary>
    public static string FileOf(DatabaseOptions database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private static Exception Root(Exception failure) => failure is not DbException && failure.InnerException is DbException inner ? inner : failure;

    // https://sqlite.org/rescode.html
    private static string OfFile(string file, Exception failure)
    {
        if (Directory.Exists(file)) return $"‘{file}’ is een map. Noem bij ConnectionStrings:Scanner een bestand, bijvoorbeeld ‘Data Source={Path.Combine(file, "scanner.db")}’.";
        return $"De database {file} kan niet worden geopend: " + (failure as SqliteException)?.SqliteErrorCode switch
        {
            5 or 6 => "een ander programma houdt hem vast. Sluit dat programma, of probeer het straks opnieuw.",
            8 => "dit programma mag er niet in schrijven. Geef het account dat dit programma draait schrijfrecht op het bestand en zijn map.",
            13 => "de schijf is vol. Maak ruimte en probeer het opnieuw.",
            14 => "het bestand of zijn map is niet te bereiken. Kijk of de map bestaat en of dit programma daar mag schrijven.",
            11 => "het bestand is beschadigd. Zet een reservekopie terug (zie db/README.md).",
            26 => "dit bestand is geen database van Scanner. Kijk bij ConnectionStrings:Scanner of u het goede bestand noemt.",
            _ => $"{OneLine(failure)}. Kijk of de map bestaat, of dit programma er mag schrijven en of er ruimte is op de schijf.",
        };
    }

    // https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
    private static string OfServer(Exception failure) => "De SQL Server is niet te gebruiken: " + ((failure as SqlException)?.Number switch
    {
        18456 or 18452 or 18487 or 18488 => "hij weigert de aanmelding. Kijk naar de gebruiker en het wachtwoord in ConnectionStrings:Scanner.",
        4060 => "deze aanmelding mag de database niet openen, of de database bestaat niet. Kijk naar Database= in ConnectionStrings:Scanner.",
        229 or 262 or 2760 or 1088 => "deze aanmelding mag de tabellen niet maken of wijzigen. Draai eerst ‘migrate’ met de aanmelding die dat mag (zie db/README.md).",
        -2 => "hij antwoordt niet op tijd. Kijk of de server draait en bereikbaar is.",
        -2146893019 or -2146893022 => "zijn certificaat wordt niet vertrouwd. Installeer het certificaat, of zet alleen op een eigen netwerk TrustServerCertificate=True in ConnectionStrings:Scanner.",
        0 or -1 or 2 or 11 or 53 or 64 or 121 or 233 or 258 or 1225 or 10053 or 10054 or 10060 or 10061 or 11001 or 11002 => "hij antwoordt niet. Kijk of de server draait, en naar Server= in ConnectionStrings:Scanner.",
        _ when failure is ArgumentException => "ConnectionStrings:Scanner is niet te lezen (" + OneLine(failure) + "). Schrijf Server=…;Database=Scanner;User ID=…;Password=… en kijk naar de spelling.",
        _ => $"{OneLine(failure)}. Kijk naar ConnectionStrings:Scanner: server, naam van de database en aanmelding.",
    });

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
