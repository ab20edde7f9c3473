using Amends.Application.Storage;
using Amends.Practice;

namespace Amends.Application.Practice;

/// <summary>How sessions lie in the database.</summary>
internal static class SavingPractice
{
    public static PracticeSession Read(PracticeSessionRow row, IEnumerable<string> turns) => new(
        row.Id,
        row.AccountId,
        new(Json.Read<Scenario>(row.Scenario), row.Seed) { Turns = [.. turns.Select(Json.Read<PlayedTurn>)] },
        row.Ended,
        row.Exam,
        row.FromId,
        row.FromReplies,
        row.BeganAt,
        row.ChangedAt,
        row.SharedAt,
        row.Draft)
    {
        FirstAt = row.FirstAt,
        Partner = row.PartnerId,
    };

    /// <summary>How a session stands after what was played.</summary>
    public static PracticeEnd End(Amends.Practice.Session play) => play.Ended switch
    {
        "calm" => PracticeEnd.Calm,
        "left" => PracticeEnd.Left,
        _ => PracticeEnd.Open,
    };

    /// <summary>Writes a new session with the turns it begins with.</summary>
    public static async Task Insert(this Storage.Session session, PracticeSession began)
    {
        var play = began.Play;
        await session.Execute(
            """
            INSERT INTO practice_sessions (id, account_id, scenario_id, title, scenario, seed, exam, from_id, from_replies, began_at, first_at, changed_at, replies, ended, anger, score, draft, partner_id)
            VALUES (@id, @account, @scenario_id, @title, @scenario, @seed, @exam, @from, @from_replies, @began, @first, @changed, @replies, @ended, @anger, @score, '', @partner)
            """,
            began.Id, began.By, play.Scenario.Id, play.Scenario.Title, Json.Write(play.Scenario), play.Seed, began.Exam, began.From, began.FromReplies, began.BeganAt, began.FirstAt, began.ChangedAt,
            play.Turns.Count, began.Ended, play.State.Anger, play.Score, began.Partner);
        for (var number = 0; number < play.Turns.Count; number++)
            await session.InsertTurn(began.Id, number, play.Turns[number]);
    }

    public static Task InsertTurn(this Storage.Session session, Guid id, int number, PlayedTurn turn) =>
        session.Execute("INSERT INTO practice_turns (session_id, number, turn) VALUES (@session, @number, @turn)", id, number, Json.Write(turn));
}
