using System.Globalization;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>The conversation as the page shows it: what is at stake now in full, what went before folded away, evidence underlined.</summary>
internal static class ConversationBuilder
{
    /// <summary>So many messages stand on the page, the latest; older ones have pages of their own.</summary>
    internal const int Most = 100;

    // So much of a chat stands in full: its lines are short, and mean little one by one.
    private const int Lines = 20;

    private const int MostNotes = 4;
    private const int MostFacts = 4;
    private const int LongestNear = 50;
    private const double Certain = 0.5;

    /// <summary>The latest unanswered words of the customer and what we last said before them; the rest is earlier.</summary>
    public static (IReadOnlyList<CaseTurn> Earlier, IReadOnlyList<CaseTurn> Now) Build(Case of, Frame frame)
    {
        var skipped = Math.Max(0, of.Messages.Count - Most);
        var turns = of.Messages.Index().Skip(skipped).Select(one => Turn(of, frame, one.Item, OpenSpans(of, one.Index))).ToList();
        var first = FirstInFull(of.Messages);
        var from = Math.Max(0, (of.State.Channel == Channel.Chat ? Math.Min(first, of.Messages.Count - Lines) : first) - skipped);
        return (turns.GetRange(0, from), turns.GetRange(from, turns.Count - from));
    }

    /// <summary>"Earlier, since Thu 19 Nov: two messages and a call".</summary>
    public static string Summary(Case of, IReadOnlyList<CaseTurn> earlier, HouseClock clock) =>
        earlier.Count == 0 ? "" : (OldestShown(of) is null ? ComplaintsWords.EarlierSince : ComplaintsWords.EarlierAndOlder).Fill(clock.Day(earlier[0].At), Wording.Count(earlier.Count, ComplaintsWords.Message, ComplaintsWords.Messages));

    /// <summary>The oldest message on the page where there are older ones; null where all stand on it.</summary>
    public static Guid? OldestShown(Case of) => of.Messages.Count > Most ? of.Messages[^Most].Id : null;

    private static int FirstInFull(IReadOnlyList<CaseMessage> messages)
    {
        var lastOurs = LastIndex(messages, messages.Count, Direction.Outbound);
        var lastTheirs = LastIndex(messages, messages.Count, Direction.Inbound);
        if (lastTheirs < 0)
            return 0;
        // They wrote last: from our last reply on. We wrote last: from the words we answered on.
        return Math.Max(0, lastTheirs > lastOurs ? lastOurs : FirstOfRun(messages, lastTheirs));
    }

    private static int FirstOfRun(IReadOnlyList<CaseMessage> messages, int theirs)
    {
        while (theirs > 0 && messages[theirs - 1].Direction == Direction.Inbound)
            theirs--;
        return theirs;
    }

    private static int LastIndex(IReadOnlyList<CaseMessage> messages, int before, Direction direction)
    {
        for (var index = before - 1; index >= 0; index--)
            if (messages[index].Direction == direction)
                return index;
        return -1;
    }

    /// <summary>What our reply to the customer's latest message left unanswered in this one.</summary>
    private static IReadOnlyList<UnansweredConcern> OpenSpans(Case of, int index)
    {
        var latest = LastIndex(of.Messages, of.Messages.Count, Direction.Inbound);
        if (of.Messages[index].Direction != Direction.Inbound || of.Messages.Skip(latest + 1).LastOrDefault(m => m.Direction == Direction.Outbound)?.Review is not { } review)
            return [];
        var back = of.Messages.Take(latest + 1).Skip(index + 1).Count(m => m.Direction == Direction.Inbound);
        return [.. review.Unanswered.Where(open => open.Back == back && open.Start + open.Length <= of.Messages[index].Text.Length)];
    }

    /// <summary>Ties the words to the note beside them.</summary>
    private static string About(UnansweredConcern open) => string.Create(CultureInfo.InvariantCulture, $"open-{open.Back}-{open.Start}");

    private static CaseTurn Turn(Case of, Frame frame, CaseMessage message, IReadOnlyList<UnansweredConcern> open)
    {
        var marks = EvidenceMarks(of.Path, message, frame.Steps);
        marks.InsertRange(0, open.Select(o => new Marked(o.Start, o.Length, "ev open", ComplaintsWords.NotAnswered, null, About(o))));
        if (message.Reading is not null)
            marks.AddRange(ReadingMarks.Of(message.Text, message.Reading, of.Codes));
        if (message.Direction == Direction.Note)
            marks.AddRange(Mentioned(of, message));
        var paragraphs = Marking.Paragraphs(message.Text, marks);
        return new(
            Anchor(message.Id),
            message.Direction switch { Direction.Inbound => TurnKind.Customer, Direction.Outbound => TurnKind.Ours, _ => TurnKind.Note },
            Who(of, frame.Me!, message),
            message.At,
            message.Channel switch { Channel.Phone => ComplaintsWords.ByPhone, Channel.InPerson => ComplaintsWords.InPerson, Channel.Form => ComplaintsWords.ThroughForm, Channel.Api => ComplaintsWords.ThroughAnotherSystem, Channel.Social => ComplaintsWords.OnSocialMedia, Channel.Chat => ComplaintsWords.ByChat, _ => ComplaintsWords.ByEmail },
            [.. paragraphs.Select((p, index) => new TurnParagraph(p.Stretches, message.Reading is null ? [] : Notes(of, message, p, open, index == 0)))],
            message.Reading?.Heat,
            Correction: CorrectionModel.Of(of, message, frame.Clock))
        {
            Files = message.Files,
        };
    }

    /// <summary>The names of the colleagues that a note told.</summary>
    private static IEnumerable<Marked> Mentioned(Case of, CaseMessage note)
    {
        var told = of.Timeline.Select(entry => entry.What).OfType<NoteAdded>().FirstOrDefault(added => added.MessageId == note.Id)?.Mentioned ?? [];
        return Mentioning.Find(note.Text, [.. told.Where(of.Names.ContainsKey).Select(id => new Named(id, of.Names[id]))]).Select(name => new Marked(name.Start, name.Length, "mention"));
    }

    public static string Anchor(Guid message) => $"m-{message:N}";

    /// <summary>Where words that show a step stand; null where they stand in no message.</summary>
    public static string? Anchor(Recovery.StepEvidence evidence) => evidence.MessageId is not { } message ? null
        : evidence.Length == 0 ? Anchor(message)
        : $"w-{evidence.Sequence.ToString(CultureInfo.InvariantCulture)}-{evidence.Start.ToString(CultureInfo.InvariantCulture)}";

    private static string Who(Case of, Viewer me, CaseMessage message) => message.Direction switch
    {
        Direction.Inbound => Wording.FirstName(of.CustomerName),
        _ when message.By.Id == me.Id => ComplaintsWords.You,
        _ => CaseBuilder.Name(of, message.By),
    };

    private static List<Marked> EvidenceMarks(RecoveryPath path, CaseMessage message, StepNames names) =>
        [.. path.Steps.SelectMany(step => step.Evidence.Concat(step.Earlier).Select(evidence => (step.Step, Evidence: evidence)))
            .Where(shown => shown.Evidence.MessageId == message.Id && shown.Evidence is { Length: > 0, Start: >= 0 } && shown.Evidence.Start < message.Text.Length)
            .GroupBy(shown => (shown.Evidence.Start, shown.Evidence.Sequence))
            .Select(same => EvidenceMark(message, same.First().Evidence, same.Select(s => names.Within(s.Step))))];

    private static Marked EvidenceMark(CaseMessage message, Recovery.StepEvidence evidence, IEnumerable<string> steps)
    {
        var (start, length) = message.Direction == Direction.Inbound ? Sentences.Around(message.Text, evidence.Start) : (evidence.Start, evidence.Length);
        var shows = ComplaintsWords.Shows.Fill(string.Join(", ", steps.Distinct()));
        return new(start, length, message.Direction == Direction.Inbound ? "ev want" : "ev", shows, Anchor(evidence));
    }

    private static List<MarginNote> Notes(Case of, CaseMessage message, Paragraph paragraph, IReadOnlyList<UnansweredConcern> open, bool first)
    {
        var reading = message.Reading!;
        var notes = new List<MarginNote>();
        if (first && reading.Language is not ("en" or "und"))
            notes.Add(new("language", "", ComplaintsWords.NotReadInWords.Fill(CultureInfo.GetCultureInfo(reading.Language).EnglishName), true));
        foreach (var concern in open.Where(o => o.Start >= paragraph.Start && o.Start < paragraph.End))
            notes.Add(new(About(concern), Wording.Concern(concern.Concern, of.Codes), ComplaintsWords.NotAnsweredYet, true));
        foreach (var signal in reading.Signals.Where(s => s.Score >= Certain && IsHere(reading, s.Code, paragraph, first)))
            notes.Add(new(signal.Code, Words(message, reading, signal.Code), Wording.Sentence(Wording.Signal(signal.Code)) + ".", false));
        foreach (var want in reading.Wants.Where(w => w.Score >= Certain && w.Code != "none" && IsHere(reading, w.Code, paragraph, first)).Take(1))
            notes.Add(new(want.Code, Words(message, reading, want.Code), ComplaintsWords.WantsThisNoted.Fill(Wording.Want(want.Code, of.Codes)), false));
        if (reading.Facts.Where(f => f.Kind != "contacts" && f.Start >= paragraph.Start && f.Start < paragraph.End).ToList() is { Count: > 0 } facts)
            notes.Add(new($"fact-{facts[0].Start.ToString(CultureInfo.InvariantCulture)}", "", string.Join(", ", facts.Select(Fact).Distinct().Take(MostFacts)) + ".", false));
        return [.. notes.Take(MostNotes)];
    }

    private static string Fact(Fact fact) => fact.Kind is "order" or "account" ? $"{ReadingMarks.FactKind(fact.Kind)} {fact.Text}" : fact.Text;

    /// <summary>A code stands where its words do; without words of its own, at the first paragraph.</summary>
    private static bool IsHere(Reading reading, string code, Paragraph paragraph, bool first)
    {
        foreach (var span in reading.Evidence)
            if (span.For == code)
                return span.Start >= paragraph.Start && span.Start < paragraph.End;
        return first;
    }

    /// <summary>The words a note is about, for where it does not stand beside them.</summary>
    private static string Words(CaseMessage message, Reading reading, string code)
    {
        var span = reading.Evidence.FirstOrDefault(e => e.For == code);
        if (span.Length <= 0 || span.Start + span.Length > message.Text.Length)
            return "";
        var (start, length) = Sentences.Around(message.Text, span.Start);
        return length <= LongestNear ? message.Text.Substring(start, length) : message.Text.Substring(start, LongestNear).TrimEnd() + "…";
    }
}
