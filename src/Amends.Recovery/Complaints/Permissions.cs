namespace Amends.Recovery;

/// <summary>What a customer may do on a complaint of their own. What colleagues may do by role is decided where roles are known.</summary>
internal static class Permissions
{
    public static Refusal? Refusal(Command command, Actor by) => by.Kind == ActorKind.Customer && !IsTheirs(command)
        ? new("for_colleagues", "Only a colleague can do this. Write to us, and we will see to it.")
        : null;

    private static bool IsTheirs(Command command) => command is
        Receive or HearCustomer or AnswerClarification or DeclineOptions or Agree or AnswerSurvey or Reopen;
}
