using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>Why a promise that has not broken yet may.</summary>
/// <param name="Words">For people, as a sentence.</param>
public sealed record PromiseRisk(PromiseDanger Danger, string Words)
{
    private const double Half = 0.5;
    private const double FourFifths = 0.8;

    /// <summary>
    /// Whether a promise is at risk now: four fifths of its time are gone; or half of it, and the work has not begun, or the department that has it
    /// has not said that it is at it. null for what is not due, not standing, or broken already.
    /// </summary>
    /// <param name="dated">When its present date was given: when it was made, or moved last.</param>
    /// <remarks>A call and a word are done in one go: for those nothing has to have begun.</remarks>
    public static PromiseRisk? Of(Promise promise, Instant dated, Complaint state, Instant now)
    {
        if (promise is not { State: PromiseState.Open or PromiseState.Renegotiated, Due: { } due } || now < Share(dated, due, Half))
            return null;
        if (NeedsWork(promise.Kind) && !HasBegun(promise, state))
            return new(PromiseDanger.NotBegun, "Half the time has gone and nothing is planned for it.");
        if (promise.Department is { } department && NeedsWork(promise.Kind) && !IsHeardOf(department, state))
            return new(PromiseDanger.DepartmentSilent, $"Half the time has gone and {department} has not said that they are at it.");
        return now < Share(dated, due, FourFifths) ? null : new(PromiseDanger.RunningOut, "Its time is nearly over.");
    }

    /// <summary>Whether it is time to tell the customer of a new date: four fifths of the time are gone, or all of it, and nothing is done.</summary>
    public static bool WantsWord(Promise promise, Instant dated, Instant now) =>
        promise is { IsStanding: true, Due: { } due } && (promise.State == PromiseState.Broken || now >= Share(dated, due, FourFifths));

    /// <summary>From when on a promise with this date may be at risk.</summary>
    public static Instant? HalfOf(Instant dated, Instant? due) => due is { } at ? Share(dated, at, Half) : null;

    private static Instant Share(Instant dated, Instant due, double share) => due <= dated ? due : dated + (due - dated) * share;

    private static bool NeedsWork(PromiseKind kind) => kind is not (PromiseKind.CallBack or PromiseKind.Reply);

    private static bool HasBegun(Promise promise, Complaint state) => promise.Department is { } department
        ? state.Actions.Exists(action => IsWith(action, department))
        : state.Actions.Count > 0 || state.Approvals.Count > 0;

    /// <summary>Through the link to its step the department said that it is at it, or that it is done.</summary>
    private static bool IsHeardOf(string department, Complaint state) => state.Actions.Exists(action => IsWith(action, department) && (action.BegunAt ?? action.DoneAt) is not null);

    private static bool IsWith(PlannedAction action, string department) => string.Equals(action.Department, department, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What puts a promise at risk.</summary>
[JsonConverter(typeof(SnakeCase<PromiseDanger>))]
public enum PromiseDanger { NotBegun, DepartmentSilent, RunningOut }
