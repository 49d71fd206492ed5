using Microsoft.SqlServer.TransactSql.ScriptDom;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

/// <summary>A page of a respondent costs a fixed, small number of questions to the database.</summary>
public sealed class CommandsPerPageTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task Showing_a_section_takes_at_most_three_and_saving_it_at_most_four()
    {
        var counter = new CommandCounter();
        await using var database = await TestDatabase.OpenAsync(also: counter);
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("groepen", ["jong"]), ("zeker", ["ja"]));
        var form = await work.FormAsync("begin", ("groepen", ["jong", "oud", "other"]), ("groepen_other", ["Toeristen"]));

        counter.Taken();
        Assert.NotNull((await work.FillIn.OpenSectionAsync(work.Token, "begin", null, Stop)).View);
        var shown = counter.Taken();
        Assert.True(shown.Count is > 0 and <= 3, string.Join("\n\n", shown));

        Assert.Equal(2, (await work.FillIn.SaveAsync(work.Token, "begin", form, Stop)).Revision);
        var saved = counter.Taken();
        Assert.True(saved.Count is > 0 and <= 4, string.Join("\n\n", saved));

        // One option less, another changed, and a text that is new.
        form = await work.FormAsync("begin", ("groepen", ["jong"]), ("zeker", ["nee"]), ("jong_toelichting", ["Druk"]));
        counter.Taken();
        Assert.Equal(3, (await work.FillIn.SaveAsync(work.Token, "begin", form, Stop)).Revision);
        saved = counter.Taken();
        Assert.True(saved.Count is > 0 and <= 4, string.Join("\n\n", saved));
    }

    [Fact]
    public void What_is_asked_behind_a_link_is_SQL_for_SQL_Server_too()
    {
        using var server = DesignContexts.SqlServer();
        foreach (var statements in LinkRows.Of(server).Statements)
        {
            new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(statements), out var errors);
            Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}: {statements}"));
        }
    }
}
