using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scanner.Core.Questionnaires;

/// <summary>Writes a questionnaire as YAML, whole: choice lists written out, so that the text needs no other file.</summary>
internal static class YamlQuestionnaireWriter
{
    public static string Write(Questionnaire questionnaire)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var yaml = new Output(new Emitter(text, new EmitterSettings().WithBestWidth(int.MaxValue)));
        yaml.Document(() =>
        {
            yaml.Map("settings", () => WriteSettings(yaml, questionnaire));
            yaml.Map("choices", () =>
            {
                foreach (var list in questionnaire.ChoiceLists.Values)
                    yaml.List(list.Name, list.Choices, choice =>
                    {
                        yaml.Pair("name", choice.Name);
                        yaml.Text("label", choice.Label);
                        yaml.Flag("scan::exclusive", choice.IsExclusive);
                    });
            });
            yaml.List("survey", [.. questionnaire.Hidden.Cast<object>(), .. questionnaire.Sections], item =>
            {
                if (item is Section section)
                {
                    WriteSection(yaml, section);
                    return;
                }
                yaml.Pair("type", "hidden");
                yaml.Pair("name", (string)item);
            });
        });
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteSettings(Output yaml, Questionnaire questionnaire)
    {
        yaml.Pair("form_id", questionnaire.FormId);
        yaml.Text("form_title", questionnaire.Title);
        yaml.Pair("version", questionnaire.Version);
        yaml.Pair("default_language", questionnaire.DefaultLanguage);
        yaml.Text("scan::introduction", questionnaire.Introduction);
        yaml.Pair("scan::minutes", questionnaire.Minutes?.ToString(CultureInfo.InvariantCulture));
        yaml.Words("scan::modes", NamesOf(questionnaire.Modes));
        yaml.Pair("scan::source", questionnaire.Source.Length > 0 ? questionnaire.Source : null);
    }

    private static void WriteSection(Output yaml, Section section)
    {
        yaml.Pair("type", "group");
        yaml.Pair("name", section.Name);
        yaml.Text("label", section.Label);
        yaml.Text("hint", section.Hint);
        yaml.Pair("relevant", section.Relevant?.Source);
        yaml.Words("scan::audience", section.Audience);
        yaml.List("questions", [.. section.Questions.Where(question => question.ImpliedBy is null)], question => WriteQuestion(yaml, question));
    }

    private static void WriteQuestion(Output yaml, Question question)
    {
        yaml.Pair("type", TypeOf(question));
        yaml.Pair("name", question.Name);
        yaml.Text("label", question.Label);
        yaml.Text("hint", question.Hint);
        yaml.Text("guidance_hint", question.GuidanceHint);
        yaml.Flag("required", question.Required);
        yaml.Text("required_message", question.RequiredMessage);
        yaml.Pair("relevant", question.Relevant?.Source);
        yaml.Pair("constraint", question.Constraint?.Source);
        yaml.Text("constraint_message", question.ConstraintMessage);
        yaml.Pair("appearance", question switch
        {
            TextQuestion { IsMultiline: true } => "multiline",
            SelectOneQuestion { IsLikert: true } => "likert",
            SelectOneQuestion { IsMinimal: true } => "minimal",
            _ => null,
        });
        yaml.Words("scan::kernvraag", question.KeyQuestions.Select(number => number.ToString(CultureInfo.InvariantCulture)));
        yaml.Words("scan::audience", question.Audience);
        yaml.Words("scan::modes", NamesOf(question.Modes));
        yaml.Texts("scan::probes", question.Probes);
        yaml.Flag("scan::coded", question.IsCoded);
        yaml.Flag("scan::sensitive", question.IsSensitive);
    }

    private static string TypeOf(Question question) => question switch
    {
        TextQuestion => "text",
        IntegerQuestion => "integer",
        DecimalQuestion => "decimal",
        DateQuestion => "date",
        AcknowledgeQuestion => "acknowledge",
        NoteItem => "note",
        SelectOneQuestion one => $"select_one {one.ListName}{(one.OrOther ? " or_other" : "")}",
        SelectMultipleQuestion multiple => $"select_multiple {multiple.ListName}{(multiple.OrOther ? " or_other" : "")}",
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    private static IEnumerable<string> NamesOf(IReadOnlySet<QuestionMode> modes) =>
        modes.Order().Select(mode => mode == QuestionMode.Online ? "online" : "conversation");

    /// <summary>Writes what there is to say and leaves out the rest.</summary>
    private sealed class Output(Emitter emitter)
    {
        public void Document(Action content)
        {
            emitter.Emit(new StreamStart());
            emitter.Emit(new DocumentStart());
            emitter.Emit(new MappingStart());
            content();
            emitter.Emit(new MappingEnd());
            emitter.Emit(new DocumentEnd(true));
            emitter.Emit(new StreamEnd());
        }

        public void Pair(string key, string? value)
        {
            if (value is null) return;
            Word(key);
            // Quoted, so that a version 1 or a label "Ja" is never read as something else.
            emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, ScalarStyle.DoubleQuoted, true, true));
        }

        public void Flag(string key, bool value)
        {
            if (value) Pair(key, "true");
        }

        public void Text(string key, LocalText? text)
        {
            if (text is null) return;
            Map(key, () =>
            {
                foreach (var (language, words) in text.ByLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Pair(language, words);
            });
        }

        public void Texts(string key, LocalTexts texts)
        {
            if (texts.ByLanguage.Count == 0) return;
            Map(key, () =>
            {
                foreach (var (language, words) in texts.ByLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Words(language, words);
            });
        }

        public void Words(string key, IEnumerable<string> words)
        {
            var all = words.ToList();
            if (all.Count == 0) return;
            Word(key);
            emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Flow));
            foreach (var word in all) emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, word, ScalarStyle.DoubleQuoted, true, true));
            emitter.Emit(new SequenceEnd());
        }

        public void Map(string key, Action content)
        {
            Word(key);
            emitter.Emit(new MappingStart());
            content();
            emitter.Emit(new MappingEnd());
        }

        public void List<T>(string key, IReadOnlyList<T> items, Action<T> content)
        {
            Word(key);
            emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block));
            foreach (var item in items)
            {
                emitter.Emit(new MappingStart());
                content(item);
                emitter.Emit(new MappingEnd());
            }
            emitter.Emit(new SequenceEnd());
        }

        private void Word(string key) => emitter.Emit(new Scalar(key));
    }
}
