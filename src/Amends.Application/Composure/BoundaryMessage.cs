using Amends.Recovery;

namespace Amends.Application.Composure;

/// <summary>The two polite warnings, to begin a reply with: what we ask, and that we go on helping.</summary>
internal static class BoundaryMessage
{
    public static string Compose(BoundaryStep step, string firstName) => step == BoundaryStep.FirstWarning
        ? $"Dear {firstName},\n\nI have read all that you wrote, and I can see how angry this has made you. I want to put it right with you. Please write to me without insults: then all of my attention is with what went wrong.\n\n"
        : $"Dear {firstName},\n\nI am still here to put this right with you. I asked you once to write without insults, and I ask you again. If they go on, I will pass your case to my lead, who will write to you. Your complaint stays open, and we go on working on it.\n\n";
}
