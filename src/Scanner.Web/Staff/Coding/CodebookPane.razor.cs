using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Scanner.Core.Coding;

namespace Scanner.Web.Staff.Coding;

/// <summary>The codebook at the left of the coding screen.</summary>
public sealed partial class CodebookPane
{
    private string search = "";
    private Guid parent;
    private bool isEditing;
    private CodeView? editing;
    private string label = "";
    private string definition = "";
    private int key;

    /// <summary>The top codes with those below them.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<CodeView> Codebook { get; set; } = [];

    /// <summary>Puts a code on the selected words.</summary>
    [Parameter] public EventCallback<CodeView> OnApply { get; set; }

    /// <summary>Makes a code and puts it on the selected words.</summary>
    [Parameter] public EventCallback<NewCode> OnMake { get; set; }

    /// <summary>Changes a code.</summary>
    [Parameter] public EventCallback<ChangedCode> OnChange { get; set; }

    /// <summary>Takes an unused code away.</summary>
    [Parameter] public EventCallback<CodeView> OnDrop { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (parent == Guid.Empty && search.Length == 0 && Codebook.Count > 0) parent = Codebook[0].Id;
    }

    private IEnumerable<CodeView> Found => Codebook.SelectMany(top => top.Below.Prepend(top)).Where(IsFound);

    private bool IsFound(CodeView code) => search.Trim().Length == 0
        || CultureInfo.InvariantCulture.CompareInfo.IndexOf(code.Label, search.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    private RenderFragment Row(CodeView code) => builder =>
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "code-row");
        builder.OpenElement(2, "button");
        builder.AddAttribute(3, "type", "button");
        builder.AddAttribute(4, "class", code.ParentId is null ? "code top" : "code");
        builder.AddAttribute(5, "style", $"--code:{code.Colour}");
        if (code.Definition.Length > 0) builder.AddAttribute(6, "title", code.Definition);
        builder.AddAttribute(7, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => ClickAsync(code)));
        if (code.Key is { } shortcut) builder.AddAttribute(8, "aria-keyshortcuts", shortcut);
        builder.AddMarkupContent(9, "<i class=\"swatch\"></i>");
        builder.OpenElement(10, "span");
        builder.AddContent(11, code.Label);
        builder.CloseElement();
        if (code.Key is { } digit)
        {
            builder.OpenElement(12, "kbd");
            builder.AddContent(13, digit);
            builder.CloseElement();
        }
        builder.CloseElement();
        if (code.Count > 0 || code.ParentId is not null)
        {
            builder.OpenElement(14, "span");
            builder.AddAttribute(15, "class", "count");
            builder.AddContent(16, CodingWords.Number(code.Count));
            builder.CloseElement();
        }
        builder.CloseElement();
    };

    private async Task ClickAsync(CodeView code)
    {
        if (!isEditing)
        {
            await OnApply.InvokeAsync(code);
            return;
        }
        (editing, label, definition, key) = (code, code.Label, code.Definition, code.Key ?? 0);
    }

    private async Task OnSearchKeyAsync(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Escape") search = "";
        if (pressed.Key != "Enter" || search.Trim().Length == 0) return;
        if (Found.FirstOrDefault(code => string.Equals(code.Label, search.Trim(), StringComparison.OrdinalIgnoreCase)) is { } exact || (exact = Found.FirstOrDefault()) is not null)
        {
            search = "";
            await OnApply.InvokeAsync(exact);
        }
        else await MakeAsync();
    }

    private async Task MakeAsync()
    {
        var words = search.Trim();
        search = "";
        await OnMake.InvokeAsync(new NewCode(parent == Guid.Empty ? null : parent, words));
    }

    private async Task SaveAsync()
    {
        if (editing is not { } code) return;
        editing = null;
        await OnChange.InvokeAsync(new ChangedCode(code, label, definition, key == 0 ? null : key));
    }

    private async Task DropAsync()
    {
        if (editing is not { } code) return;
        editing = null;
        await OnDrop.InvokeAsync(code);
    }

    private void ToggleEditing() => (isEditing, editing) = (!isEditing, null);
}

/// <summary>A code to make.</summary>
/// <param name="Parent">The top code it comes under; null: a top code of its own.</param>
/// <param name="Label">Its name.</param>
public sealed record NewCode(Guid? Parent, string Label);

/// <summary>A code as someone wants it.</summary>
/// <param name="Code">The code as it is.</param>
/// <param name="Label">Its new name.</param>
/// <param name="Definition">Its new explanation.</param>
/// <param name="Key">Its new digit; null: none.</param>
public sealed record ChangedCode(CodeView Code, string Label, string Definition, int? Key);
