using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Scanner.Web.Respond.Form;

/// <summary>A heading of a level that depends on where it stands.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>The level; deeper than 6 is 6.</summary>
    [Parameter, EditorRequired] public int Level { get; set; }

    /// <summary>Its id; null: none.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>Its class; null: none.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "h" + Math.Min(Level, 6).ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(1, "id", Id);
        builder.AddAttribute(2, "class", Class);
        builder.AddContent(3, ChildContent);
        builder.CloseElement();
    }
}
