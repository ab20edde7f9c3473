using Amends.Recovery;

namespace Amends.Application;

/// <summary>What only some roles may do to a complaint; what a customer may do is Recovery's to say.</summary>
internal static class Authority
{
    public static Refusal? Refusal(IReadOnlyList<Command> commands, Person by) =>
        by.Kind == ActorKind.Colleague && by.Role < Role.Lead && commands.Any(command => command is DecideApproval or DelegateApproval or LiftWarnings or RestrictCase or LiftRestriction)
            ? new("for_leads", "Only a lead can decide this. Ask yours.")
            : null;
}
