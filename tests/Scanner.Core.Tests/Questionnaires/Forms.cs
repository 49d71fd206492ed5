using Scanner.Core.Questionnaires;

namespace Scanner.Core.Tests.Questionnaires;

/// <summary>Questionnaires as written, for tests of what changes them.</summary>
internal static class Forms
{
    public const string Yaml = """
        settings:
          form_id: proef
          form_title: { nl: Proeflijst, en: Trial list }
          version: "1"
          default_language: nl
        choices:
          groepen:
            - { name: jong, label: { nl: Jongeren, en: Youth } }
            - { name: oud, label: { nl: Ouderen, en: Elderly } }
            - { name: geen, label: { nl: Geen, en: None }, scan::exclusive: true }
          ja_nee:
            - { name: ja, label: { nl: Ja, en: "Yes" } }
            - { name: nee, label: { nl: Nee, en: "No" } }
        survey:
          - { type: hidden, name: partner_type }
          - type: group
            name: begin
            label: { nl: Begin, en: Start }
            questions:
              - { type: select_multiple groepen or_other, name: groepen, label: { nl: Welke groepen?, en: Which groups? } }
              - { type: text, name: jong_toelichting, appearance: multiline, relevant: "selected(${groepen}, 'jong')", label: { nl: Wat valt op?, en: What stands out? } }
              - { type: select_one ja_nee, name: zeker, required: true, label: { nl: Zeker?, en: Sure? } }
          - type: group
            name: cijfers
            label: { nl: Cijfers, en: Figures }
            relevant: "${zeker} = 'ja' and ${groepen_other} != ''"
            questions:
              - { type: integer, name: aantal, constraint: ". >= 0 and . <= 200", label: { nl: "Hoeveel bij ${zeker}?", en: How many? } }
              - { type: date, name: dag, label: { nl: Welke dag?, en: Which day? } }
              - type: repeat
                name: plek
                label: { nl: Plek, en: Place }
                questions:
                  - { type: text, name: waar, label: { nl: Waar?, en: Where? } }
                  - { type: select_one ja_nee, name: druk, label: { nl: Druk?, en: Busy? } }
        """;

    public static FormDocument Document(string yaml = Yaml)
    {
        var tree = new YamlTree("proef.yaml");
        var document = YamlFormReader.Read(tree, yaml).Document;
        Assert.Empty(tree.Problems);
        return document!;
    }

    public static ItemPath At(this FormDocument document, string name) => document.PathOf(name)!.Value;

    public static FormItem Named(this FormDocument document, string name) => document.Find(document.At(name))!;

    /// <summary>The names in order, with what they stand in.</summary>
    public static string Outline(this FormDocument document) => string.Join(' ', document.Survey.Select(Of));

    private static string Of(FormItem item) => item.IsGroup || item.IsRepeat ? $"{item.Name}[{string.Join(' ', item.Items.Select(Of))}]" : item.Name;
}
