using Amends.Recovery;

namespace Amends.Application.Composure;

/// <summary>The two polite warnings, to begin a reply with: what we ask, and that we go on helping.</summary>
internal static class BoundaryMessage
{
    public static string Compose(BoundaryStep step, string firstName) => step == BoundaryStep.FirstWarning
        ? $"Dear {firstName},\n\nI have read all that you wrote, and I can see how angry this has made you. I want to put it right with you, and for that I ask you to leave the insults out. Then all of my attention is with what went wrong.\n\n"
        : $"Dear {firstName},\n\nI am still here to put this right with you, and I understand how angry you are. I asked you once to leave the insults out, and I ask you again. If they go on, my lead takes over your case and writes to you. Your complaint stays open all the while.\n\n";
}
