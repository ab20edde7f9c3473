using Amends.Application.Complaints;
using Amends.Language;
using Amends.Web.Complaints;
using Amends.Web.Shared;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

/// <summary>What stands beside a draft: few notes, the most useful of all that the review found.</summary>
public class ReviewNotesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 10, 15);
    private static readonly Turn[] Said = [new(Speaker.Customer, "Third time I call about order 48213! My parcel still isn't here, you charged me twice and nobody answers. I want my money back.\n\nRegards,\nTom Reed")];

    [Fact]
    public void However_much_is_wrong_three_notes_stand_beside_it_and_a_wrong_fact_is_among_them()
    {
        const string draft = "Dear Mr Hall,\n\nCalm down. You should have read our terms. We are sorry if you feel that way, but it is only a parcel. This will never happen again. Someone will look into it soon.";
        var coached = Coach(draft);
        coached.Review.Warnings.Count.ShouldBeGreaterThan(3);

        var notes = Notes(draft, coached);

        notes.Count.ShouldBe(3);
        notes.ShouldContain(note => note.Better == "Tom Reed");
        notes.ShouldAllBe(note => note.Kind == NoteKind.Hurts);
        notes.Select(note => note.Start).ShouldBeInOrder();
        var costliest = coached.Review.Warnings.MinBy(warning => Rubric.Points[warning.Code] * warning.Score);
        notes.ShouldContain(note => note.Start == costliest.Start);
    }

    [Fact]
    public void Where_nothing_would_hurt_the_principles_that_would_help_most_are_asked_for()
    {
        const string draft = "I've sent the second payment back to your card just now, and I'll ring you by 5 pm today about the parcel.";
        var coached = Coach(draft);
        coached.Review.Warnings.ShouldBeEmpty();
        coached.Missing.Count.ShouldBe(3);

        var notes = Notes(draft, coached);

        notes.Count.ShouldBe(3);
        notes.ShouldAllBe(note => note.Kind == NoteKind.Missing);
        notes.ShouldContain(note => note.Words == coached.Missing[0].Text);
    }

    [Fact]
    public void Praise_takes_the_room_that_advice_leaves()
    {
        const string draft = "Three calls, two charges and still no parcel: I'd be furious too, Tom. I'm sorry, we got this wrong. I've sent the second payment back to your card just now, and the parcel leaves by courier today. I'll ring you by 5 pm to hear that it is there. Would you rather have all your money back?";
        var notes = Notes(draft, Coach(draft));

        notes.ShouldContain(note => note.Kind == NoteKind.Met);
        notes.Count.ShouldBeLessThanOrEqualTo(3);
    }

    private static Coached Coach(string draft)
    {
        var review = DraftReviewer.Default.Review(Said, draft, Now.ToDateTimeOffset());
        return new(review, CoachPrompts.MostUseful(review), CoachPrompts.Missing(Said, review, Now.ToDateTimeOffset()));
    }

    private static IReadOnlyList<ReviewNote> Notes(string draft, Coached coached) =>
        ReviewBuilder.Build(draft, coached, PromiseChoices.None, "Tom", new HouseClock(DateTimeZone.Utc, Now)).Notes;
}
