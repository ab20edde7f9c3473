using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application;

/// <summary>Writes down who changed what about who works here, in the unit of work that changes it.</summary>
internal static class PeopleLog
{
    public static PeopleChangeRow Entry(Instant now, Person by, PeopleChange kind, Guid? account = null, Guid? team = null, string? before = null, string? after = null, string? subject = null) => new()
    {
        Id = Guid.CreateVersion7(now.ToDateTimeOffset()), At = now, By = by.Actor.Id, Kind = kind, AccountId = account, TeamId = team, Before = before, After = after, Subject = subject,
    };

    public static Task Log(this Session session, PeopleChangeRow it) => session.Later(
        "INSERT INTO people_changes (id, at, by, kind, account_id, team_id, before, after, subject) VALUES (@id, @at, @by, @kind, @account, @team, @before, @after, @subject)",
        it.Id, it.At, it.By, it.Kind, it.AccountId, it.TeamId, it.Before, it.After, it.Subject);

    public static string Word(this Role role) => role.ToString().ToLowerInvariant();
}
