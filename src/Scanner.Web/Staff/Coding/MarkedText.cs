using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Scanner.Core.Coding;

namespace Scanner.Web.Staff.Coding;

/// <summary>
/// A text with its coded stretches underlined in the colours of their codes. Written in code and not as markup, for the
/// text on the page must be the text itself to the letter: positions of a selection are counted in it.
/// </summary>
public sealed class MarkedText : ComponentBase
{
    private const int MostUnderlines = 3;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>What is coded in it.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<FragmentView> Fragments { get; set; } = [];

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var segment in TextSegments.Of(Text, Fragments))
        {
            var codes = segment.Fragments.SelectMany(fragment => fragment.Codes).DistinctBy(code => code.CodeId).ToList();
            if (codes.Count == 0)
            {
                builder.AddContent(0, segment.Text);
                continue;
            }
            var underlines = codes.Select(code => code.Colour).Distinct().Take(MostUnderlines).Select((colour, place) => $"0 {(place + 1) * 3}px 0 {colour}");
            builder.OpenElement(1, "mark");
            builder.AddAttribute(2, "class", "coded");
            builder.AddAttribute(3, "style", $"--code:{codes[0].Colour};--under:{string.Join(',', underlines)}");
            builder.AddAttribute(4, "title", string.Join(", ", codes.Select(code => code.Label)));
            builder.AddContent(5, segment.Text);
            builder.CloseElement();
        }
    }
}
