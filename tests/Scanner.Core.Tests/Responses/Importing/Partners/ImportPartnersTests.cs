using System.Text;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tables;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class ImportPartnersTests
{
    private const string Header = "naam;soort;domein;rollen;settings;contactpersoon;functie;e-mail;telefoon;notitie\n";

    private const string Whole = Header
        + "Politie Oost;Politie;Openbare orde en veiligheid;Signaleren, uitvoerend;Sport;Jan Toets;wijkagent;jan@voorbeeld.example;+31 6 0000;belt graag\n"
        + "Politie Oost;;;;;Piet Toets;;piet@voorbeeld.example;;\n"
        + "Halt;halt;;;;;;;;\n";

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Rows_of_one_organisation_are_one_partner_and_a_second_time_changes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var read = await ReadAsync(database, access, Whole);
        Assert.Equal((0, 0, 2), (read.Refused.Count, read.Ignored.Count, read.Count(ImportFate.New)));
        Assert.Equal([2, 3], read.Partners[0].Rows);
        Assert.Equal(0, await CountAsync(database, access));

        var done = await ImportAsync(database, access, read);

        Assert.Equal((ImportOutcome.Imported, 2, 0), (done.Outcome, done.Added, done.Changed));
        var police = (await PartnersAsync(database, access))[0];
        Assert.Equal(("P01", "politie", "openbare-orde-en-veiligheid", "belt graag"), (police.Pseudonym, police.Details.Type, police.Details.Domain, police.Details.Note));
        Assert.Equal(["signalerend", "uitvoerend"], police.Details.Roles);
        Assert.Equal(["sport"], police.Details.Settings);
        Assert.Equal([new ContactDetails("Jan Toets", "jan@voorbeeld.example", "+31 6 0000", "wijkagent"), new("Piet Toets", "piet@voorbeeld.example", "", "")], police.Contacts.Select(contact => contact.Details));

        var again = await ReadAsync(database, access, Whole);
        Assert.Equal(2, again.Count(ImportFate.Same));
        var twice = await ImportAsync(database, access, again);
        Assert.Equal((0, 0), (twice.Added, twice.Changed));
        Assert.Equivalent(police, (await PartnersAsync(database, access))[0], strict: true);
    }

    [Fact]
    public async Task What_changes_is_told_and_an_empty_cell_erases_nothing()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        await ImportAsync(database, access, await ReadAsync(database, access, Whole));
        var changed = Header + "Politie Oost;politie;;Adviseren;;Jan Toets;;nieuw@voorbeeld.example;;\nPolitie Oost;;;;;Kees Toets;;;;\n";
        var read = await ReadAsync(database, access, changed);
        var police = Assert.Single(read.Partners);
        Assert.Equal((ImportFate.Changed, "P01"), (police.Fate, police.Pseudonym));
        Assert.Equal(
            ["Roles : signalerend,uitvoerend > adviserend", "Email Jan Toets: jan@voorbeeld.example > nieuw@voorbeeld.example", "Contact :  > Kees Toets"],
            police.Changes.Select(change => $"{change.Column} {change.Contact}: {string.Join(',', change.From)} > {string.Join(',', change.To)}"));
        await ImportAsync(database, access, read);
        var after = (await PartnersAsync(database, access))[0];
        Assert.Equal(["sport"], after.Details.Settings);
        Assert.Equal("belt graag", after.Details.Note);
        Assert.Equal(["Jan Toets", "Kees Toets", "Piet Toets"], after.Contacts.Select(contact => contact.Details.Name));
        Assert.Equal("wijkagent", after.Contacts[0].Details.Function);
    }

    [Fact]
    public async Task An_import_is_taken_back_whole_but_not_over_what_happened_since()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        await ImportAsync(database, access, await ReadAsync(database, access, Whole));
        var before = await PartnersAsync(database, access);
        var import = database.Get<ImportPartners>();
        var text = Header + "Politie Oost;politie;;Adviseren;;Kees Toets;;;;\nHalt;halt;Jeugd;;;;;;;\nGGD;ggd;;;;;;;;\n";
        var done = await ImportAsync(database, access, await ReadAsync(database, access, text));
        Assert.Equal((1, 2), (done.Added, done.Changed));
        Assert.Equal(0, await import.UndoAsync(access, done.Before!, Given.Stop));
        Assert.Equivalent(before, await PartnersAsync(database, access), strict: true);

        done = await ImportAsync(database, access, await ReadAsync(database, access, text));
        var halt = (await PartnersAsync(database, access)).Single(partner => partner.Details.Name == "Halt");
        await database.Get<ManagePartners>().ChangeAsync(access, halt.Id, halt.Details with { Note = "van een collega" }, Given.Stop);
        Assert.Equal(1, await import.UndoAsync(access, done.Before!, Given.Stop));
        Assert.Equal("van een collega", (await PartnersAsync(database, access)).Single(partner => partner.Id == halt.Id).Details.Note);
    }

    [Theory]
    [InlineData("politie oost", DuplicateReason.SimilarName)]
    [InlineData("Stichting Politie-Oost", DuplicateReason.SimilarName)]
    [InlineData("De Politie, Oost B.V.", DuplicateReason.SimilarName)]
    [InlineData("Bureau Noord", DuplicateReason.SameEmail)]
    public async Task What_may_be_there_already_waits_for_the_officer(string name, DuplicateReason reason)
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        await ImportAsync(database, access, await ReadAsync(database, access, Whole));
        var import = database.Get<ImportPartners>();
        var text = Header + $"\"{name}\";politie;;;;Nieuw Toets;;JAN@voorbeeld.example;;\n";
        var read = await ReadAsync(database, access, text);
        var doubt = Assert.Single(Assert.Single(read.Partners).Doubts);
        Assert.Equal(("P01", reason), (doubt.Pseudonym, doubt.Reason));
        Assert.StartsWith("partners.csv:2: P008: ", Assert.Single(read.InDoubt).ToString(), StringComparison.Ordinal);
        Assert.Equal(ImportOutcome.InDoubt, (await ImportAsync(database, access, read)).Outcome);
        Assert.Equal(2, await CountAsync(database, access));

        var asNew = await import.DecideAsync(access, read, new Dictionary<string, DuplicateDecision> { [name] = new(true) }, Given.Stop);
        Assert.Equal(ImportFate.New, asNew.Partners.Single().Fate);
        var same = await import.DecideAsync(access, asNew, new Dictionary<string, DuplicateDecision> { [name] = new(false, doubt.PartnerId) }, Given.Stop);
        Assert.Equal(ImportFate.Changed, same.Partners.Single().Fate);
        await ImportAsync(database, access, same);
        Assert.Equal((2, name), (await CountAsync(database, access), (await PartnersAsync(database, access))[0].Details.Name));
        Assert.Equal(ImportFate.Same, (await ReadAsync(database, access, text)).Partners.Single().Fate);
    }

    [Fact]
    public async Task Two_names_in_one_file_that_look_alike_are_in_doubt_too_and_can_be_one()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var read = await ReadAsync(database, access, Header + "Stichting De Brug;welzijnswerk;;;;Een;;;;\nde brug;welzijnswerk;;;;Twee;;;;\n");
        Assert.Equal([ImportFate.New, ImportFate.Doubtful], read.Partners.Select(partner => partner.Fate));
        var one = await database.Get<ImportPartners>().DecideAsync(access, read, new Dictionary<string, DuplicateDecision> { ["de brug"] = new(false, null, "Stichting De Brug") }, Given.Stop);
        await ImportAsync(database, access, one);
        Assert.Equal(["Een", "Twee"], Assert.Single(await PartnersAsync(database, access)).Contacts.Select(contact => contact.Details.Name));
    }

    [Fact]
    public async Task Rows_that_cannot_be_used_say_where_and_why_and_the_others_can_be_read()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var read = await ReadAsync(database, access, Header
            + ";politie;;;;;;;;\n"
            + "Zonder soort;;;;;;;;;\n"
            + "Een school;school;;;;;;;;\n"
            + "Rol;politie;;kijken;;;;;;\n"
            + "Mail;politie;;;;Een;;geen adres;;\n"
            + "Persoon;politie;;;;;;info@voorbeeld.example;;\n"
            + $"Lang;politie;;;;;;;;{new string('x', Partner.NoteLength + 1)}\n"
            + "Twee;politie;;;;;;;;\nTwee;halt;;;;Kees;;;;\n"
            + "te kort;politie\n");
        Assert.Equal(
            ["2 P001", "3 P002", "4 P003", "5 P003", "6 P004", "7 P005", "8 P006", "10 P007", "11 T005"],
            read.Refused.Select(fault => $"{fault.Place} {fault.Code}").Order(StringComparer.Ordinal).OrderBy(line => int.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("Bedoelt u ‘Middelbare school (VO)’ of ‘Mbo-school’", read.Refused.Single(fault => fault.Place == "4").Sentence, StringComparison.Ordinal);
        Assert.Equal(["Twee"], read.Partners.Select(partner => partner.Name));
    }

    [Theory]
    [InlineData("Organisatie;Type partner;Rol in preventie;E-mailadres;Naam contactpersoon", "Halt;HALT;coordinerend;a@voorbeeld.example;Een")]
    [InlineData("NAAM , SOORT, ROLLEN, MAIL, CONTACT", "Halt,halt,Coördineren,a@voorbeeld.example,Een")]
    [InlineData("naam\tsoort\trollen\temail\tcontactpersoon", "Halt\tHalt (youth diversion)\tCOÖRDINEREND\ta@voorbeeld.example\tEen")]
    public async Task Headings_and_names_of_lists_may_be_spelled_freely(string header, string row)
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var read = await ReadAsync(database, access, $"{header}\n{row}\n");
        Assert.Empty(read.Refused);
        await ImportAsync(database, access, read);
        var halt = Assert.Single(await PartnersAsync(database, access));
        Assert.Equal(("halt", "coordinerend", "a@voorbeeld.example"), (halt.Details.Type, Assert.Single(halt.Details.Roles), Assert.Single(halt.Contacts).Details.Email));
    }

    [Theory]
    [InlineData("soort;domein\npolitie;Jeugd\n", "T004")]
    [InlineData("naam;partner;soort\nEen;Twee;politie\n", "T004")]
    [InlineData("", "T003")]
    public async Task A_file_without_the_right_headings_is_refused_whole(string text, string code)
    {
        await using var database = await TestDatabase.OpenAsync();
        var read = await ReadAsync(database, await database.NewScanAsync(), text);
        Assert.Equal(code, Assert.Single(read.Refused).Code);
        Assert.Empty(read.Partners);
    }

    [Fact]
    public async Task A_column_that_is_not_known_is_passed_over_and_said()
    {
        await using var database = await TestDatabase.OpenAsync();
        var read = await ReadAsync(database, await database.NewScanAsync(), "naam;soort;postcode\nHalt;halt;0000\n");
        Assert.Equal(("1", PartnerFaultCodes.UnknownColumn), (Assert.Single(read.Ignored).Place, read.Ignored[0].Code));
        Assert.Equal(1, read.Count(ImportFate.New));
    }

    [Fact]
    public async Task The_template_reads_back_without_faults_and_its_example_is_never_imported()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        using var content = new MemoryStream();
        database.Get<ImportPartners>().WriteTemplate(access, content);
        content.Position = 0;
        var read = await database.Get<ImportPartners>().ReadAsync(access, content, "voorbeeld.xlsx", Given.Stop);
        Assert.Empty(read.Refused);
        Assert.Empty(read.Partners);
        Assert.Equal(("Partners!A2", PartnerFaultCodes.Example), (Assert.Single(read.Ignored).Place, read.Ignored[0].Code));
    }

    [Fact]
    public async Task The_example_of_the_template_is_filled_in_right()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        using var content = new MemoryStream();
        database.Get<ImportPartners>().WriteTemplate(access, content);
        var row = TableFile.Open(content, "voorbeeld.xlsx").Table!.Rows().Single().Cells;
        using var real = new MemoryStream();
        WriteTable.AsXlsx(real, new WrittenTable("Blad1", [.. PartnerColumns.All.Select(column => new TableColumn(column.Heading))], [["Een echte", .. row.Skip(1)]]));
        real.Position = 0;
        var read = await database.Get<ImportPartners>().ReadAsync(access, real, "echt.xlsx", Given.Stop);
        Assert.Empty(read.Refused);
        Assert.Equal(1, read.Count(ImportFate.New));
    }

    [Fact]
    public async Task What_is_exported_reads_back_as_the_same()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        await ImportAsync(database, access, await ReadAsync(database, access, Whole));
        using var content = new MemoryStream();
        await database.Get<ExportFieldwork>().PartnersAsync(access, content, Given.Stop);
        content.Position = 0;
        var read = await database.Get<ImportPartners>().ReadAsync(access, content, "partners.csv", Given.Stop);
        Assert.Equal((2, 2, 0), (read.Partners.Count, read.Count(ImportFate.Same), read.Refused.Count));
    }

    [Fact]
    public async Task Every_kind_domain_role_and_setting_is_found_by_its_name_and_by_its_label()
    {
        await using var database = await TestDatabase.OpenAsync();
        foreach (var list in new[] { "partnertypen", "domeinen", "partnerrollen", "settings" }.Select(database.Library.List))
            foreach (var item in list.Items)
                Assert.Equal((item.Name, item.Name, item.Name), (new ListLookup(list).Find(item.Name)!, new ListLookup(list).Find(item.Label.In("nl").ToUpperInvariant())!, new ListLookup(list).Find(" " + item.Label.In("en"))!));
    }

    [Fact]
    public async Task Two_imports_of_the_same_file_at_once_give_every_partner_once()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var read = await ReadAsync(database, access, Whole);
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ImportAsync(database, access, read), Given.Stop)));
        Assert.Equal((2, 2), (done.Sum(one => one.Added), await CountAsync(database, access)));
        Assert.Equal(2, (await PartnersAsync(database, access))[0].Contacts.Count);
    }

    [Fact]
    public async Task A_shared_mailbox_does_not_make_two_people_one()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var text = Header + "Halt;halt;;;;Een;;info@voorbeeld.example;;\nHalt;halt;;;;Twee;;info@voorbeeld.example;;\nHalt;halt;;;;Twee;;info@voorbeeld.example;06;\n";
        await ImportAsync(database, access, await ReadAsync(database, access, text));
        Assert.Equal([("Een", ""), ("Twee", "06")], (await PartnersAsync(database, access)).Single().Contacts.Select(contact => (contact.Details.Name, contact.Details.Phone)));
        Assert.Equal(1, (await ReadAsync(database, access, text)).Count(ImportFate.Same));
    }

    [Fact]
    public async Task Another_municipalitys_partners_are_no_duplicates_and_only_who_manages_imports()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (own, other) = (await database.NewScanAsync("gemeente-a"), await database.NewScanAsync("gemeente-b"));
        await ImportAsync(database, other, await ReadAsync(database, other, Whole));
        Assert.Equal(2, (await ReadAsync(database, own, Whole)).Count(ImportFate.New));
        var reader = await database.NewScanAsync("gemeente-c", MemberRole.Interviewer);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ReadAsync(database, reader, Whole));
    }

    private static async Task<PartnerImport> ReadAsync(TestDatabase database, ScanAccess access, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await database.Get<ImportPartners>().ReadAsync(access, content, "partners.csv", Given.Stop);
    }

    private static Task<PartnersImported> ImportAsync(TestDatabase database, ScanAccess access, PartnerImport read) => database.Get<ImportPartners>().ImportAsync(access, read, Given.Stop);

    private static async Task<int> CountAsync(TestDatabase database, ScanAccess access) => (await database.Get<ListPartners>().ListAsync(access, new PartnerFilter(), Given.Stop)).All;

    private static async Task<List<PartnerView>> PartnersAsync(TestDatabase database, ScanAccess access)
    {
        var views = new List<PartnerView>();
        foreach (var row in (await database.Get<ListPartners>().ListAsync(access, new PartnerFilter(), Given.Stop)).Rows)
            views.Add((await database.Get<ManagePartners>().FindAsync(access, row.Id, Given.Stop))!);
        return views;
    }
}
