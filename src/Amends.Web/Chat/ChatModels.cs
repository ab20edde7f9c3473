using Amends.Application.Chat;
using Amends.Application.Files;
using Amends.Web.CustomerPages;
using Amends.Web.Forms;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Chat;

/// <summary>The page on which a chat begins: empty, or as somebody filled it in, with what is to be mended.</summary>
/// <param name="Now">Whether one can begin now.</param>
/// <param name="Started">A signed moment, as on the form.</param>
public sealed record ChatStartModel(Frame Frame, ChatNow Now, string Started, ComplainFields Fields, IReadOnlyDictionary<string, string> Wrong, bool Embedded)
{
    public string? WrongWith(string field) => Wrong.GetValueOrDefault(field);

    public string Address => Embedded ? Languages.Link("/chat/embedded", Languages.Current) : "/chat";
}

/// <summary>A chat that goes on, as its customer sees it.</summary>
/// <param name="Said">What was said, oldest first.</param>
public sealed record ChatModel(CustomerPageModel Page, IReadOnlyList<ChatTurn> Said, bool Embedded)
{
    private string Frame => Page.Path.Replace("/c/", "/chat/embedded/", StringComparison.Ordinal);

    /// <summary>Where words go.</summary>
    public string Address => Embedded ? Languages.Link(Frame, Languages.Current) : $"{Page.Path}/chat";

    /// <summary>This page once more.</summary>
    public string Here => Embedded ? Address : Page.Path;

    /// <summary>The page that it is without a chat.</summary>
    public string Over => Embedded ? $"{Address}&chat=over" : $"{Page.Path}?chat=over";

    /// <summary>Their own page outside of the frame, in the language chosen around it.</summary>
    public string Own => Languages.Link(Page.Path, Languages.Current) + "&chat=over";

    /// <summary>What is asked of them besides.</summary>
    public bool Asks => Page is { HeardState: Recovery.ClarificationState.Asked } || (!Page.Agreed && Page.Options.Any(o => o.State == Recovery.OptionState.Offered));
}

/// <summary>One thing said in a chat.</summary>
/// <param name="Who">"You", "We", or a first name.</param>
public sealed record ChatTurn(Guid Id, string Who, bool Mine, Instant At, string Text, IReadOnlyList<MessageFile> Files);
