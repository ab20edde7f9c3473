using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Amends.Web.Shared;

/// <summary>A sentence of the resources whose gaps hold more than words (a link, a time, a field), in whatever order the language wants them.</summary>
public sealed partial class Line : ComponentBase
{
    /// <summary>The sentence: <c>Go on, or {0}.</c></summary>
    [Parameter, EditorRequired] public required string Of { get; set; }

    /// <summary>What stands at <c>{0}</c>.</summary>
    [Parameter, EditorRequired] public required RenderFragment First { get; set; }

    /// <summary>What stands at <c>{1}</c>.</summary>
    [Parameter] public RenderFragment? Second { get; set; }

    /// <summary>What stands at <c>{2}</c>.</summary>
    [Parameter] public RenderFragment? Third { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var part in Gap().Split(Of))
        {
            switch (part)
            {
                case "{0}": builder.AddContent(0, First); break;
                case "{1}": builder.AddContent(1, Second); break;
                case "{2}": builder.AddContent(2, Third); break;
                default: builder.AddContent(3, part); break;
            }
        }
    }

    [GeneratedRegex(@"(\{[0-2]\})")]
    private static partial Regex Gap();
}
