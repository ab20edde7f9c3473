using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

public class StopDocumentsTests
{
    private static readonly Charter Fca = ShippedCharters.Latest("fca-disp");
    private static readonly Charter Asic = ShippedCharters.Latest("asic-rg271");
    private static readonly Charter Service = ShippedCharters.Latest("service");

    private static readonly Dictionary<string, string?> Known = new()
    {
        ["customer"] = "Maya Lund", ["reference"] = "AM-7K3F-2Q", ["heard"] = "Your card was charged twice.", ["outcome"] = "We refund £40.", ["agent"] = "Ines", ["organisation"] = "North Bank",
    };

    [Fact]
    public void Each_letter_that_ships_lacks_nothing_once_its_blanks_are_filled_in()
    {
        foreach (var charter in ShippedCharters.All)
        {
            var story = Held(charter);
            foreach (var document in charter.Documents)
            {
                var facts = StopDocuments.Facts(story.State, charter, Known, story.Now);
                var letter = DocumentCheck.Fill(document, facts);
                letter.ShouldContain("Maya Lund");
                letter.ShouldContain("AM-7K3F-2Q");
                letter.ShouldNotContain("{");
                var check = DocumentCheck.Of(document, FilledIn(letter), facts);
                check.Blanks.ShouldBeEmpty();
                check.Points.Where(point => !point.IsSaid).Select(point => point.Says).ShouldBeEmpty($"{charter.Key} {document.Kind}");
            }
        }
    }

    [Fact]
    public void Every_clock_that_only_a_document_stops_has_one_that_does() => ShippedCharters.All.ShouldAllBe(charter =>
        charter.Clocks.Where(clock => clock.Until == ClockStop.Document).All(clock => charter.Documents.Any(document => document.Stops.Contains(clock.Code))));

    [Fact]
    public void A_final_response_stops_its_clocks_with_the_message_as_evidence_and_they_stay_stopped()
    {
        var story = Held(Fca);
        var letter = Letter(story, Fca, DocumentKind.FinalResponse);
        story.Do(Sent(story, [Service, Fca], "fca-disp", letter)).Pass(hours: 24 * 90);
        foreach (var code in new[] { "acknowledgement", "final_response" })
        {
            Due(story, Fca, code).MetAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 9, 0));
            story.State.Stopped.ShouldContain(stopped => stopped.Clock == code && stopped.MessageId == letter.MessageId);
        }
        story.Resolved().Do(new Reopen(null));
        Due(story, Fca, "final_response").MetAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_plain_reply_and_a_resolution_do_not_stop_what_only_a_letter_can()
    {
        var story = Held(Fca).Reply().Resolved();
        Due(story, Fca, "acknowledgement").MetAt.ShouldBeNull();
        Due(story, Fca, "final_response").MetAt.ShouldBeNull();
    }

    [Fact]
    public void A_letter_with_blanks_or_without_what_it_must_say_is_refused_with_what_is_missing()
    {
        var story = Held(Fca);
        var letter = Letter(story, Fca, DocumentKind.FinalResponse);
        Refused(story, letter with { Text = letter.Text + " [who]" }).Code.ShouldBe("document_blanks");
        var less = letter with { Text = letter.Text.Replace("Financial Ombudsman Service", "ombudsman", StringComparison.Ordinal).Replace("six months", "a while", StringComparison.Ordinal) };
        var refusal = Refused(story, less);
        refusal.Code.ShouldBe("document_incomplete");
        refusal.Words.ShouldContain("the right to go to the ombudsman; six months to do so");
        var confirmed = StopDocuments.Decide(story.State, [Service, Fca], "fca-disp", less with { Confirmed = ["the right to go to the ombudsman", "six months to do so", "something else"] }, story.Now);
        confirmed.Command.ShouldNotBeNull().Confirmed.ShouldBe(["the right to go to the ombudsman", "six months to do so"]);
        Refused(story, letter with { Kind = DocumentKind.DisabilityReply }).Code.ShouldBe("document_unknown");
        StopDocuments.Decide(story.State, [Service], "cfpb", letter, story.Now).Refusal!.Code.ShouldBe("charter_unknown");
    }

    [Fact]
    public void One_letter_stops_the_clocks_of_every_charter_that_it_satisfies_and_of_no_other()
    {
        var story = Held(Fca, Asic);
        var plain = Letter(story, Fca, DocumentKind.FinalResponse);
        Sent(story, [Service, Fca, Asic], "fca-disp", plain).Stops.ShouldAllBe(stop => stop.Charter == "fca-disp");
        var both = plain with { Text = plain.Text + "\nOur decision may also be taken to the Australian Financial Complaints Authority (AFCA), www.afca.org.au." };
        Sent(story, [Service, Fca, Asic], "fca-disp", both).Stops.ShouldContain(new ClockName("asic-rg271", "response"));
    }

    [Fact]
    public void A_summary_resolution_needs_the_customers_word_by_the_end_of_the_third_business_day()
    {
        // Friday: the third business day after it is Wednesday.
        var story = Held(Fca, at: Instant.FromUtc(2026, 3, 6, 10, 0));
        var letter = Letter(story, Fca, DocumentKind.SummaryResolution);
        Refused(story, letter).Code.ShouldBe("document_too_early");
        var late = Held(Fca, at: Instant.FromUtc(2026, 3, 6, 10, 0)).Pass(hours: 6 * 24).Do(new Agree(null, "Forty pounds."));
        Refused(late, letter).Code.ShouldBe("document_too_late");
        story.Pass(hours: 5 * 24).Do(new Agree(null, "Forty pounds."));
        Sent(story, [Service, Fca], "fca-disp", letter).Stops.ShouldContain(new ClockName("fca-disp", "final_response"));
    }

    [Fact]
    public void Settled_in_five_business_days_needs_no_written_response_in_Australia_later_does()
    {
        Due(Held(Asic).Resolved(), Asic, "response").MetAt.ShouldNotBeNull();
        Due(Held(Asic).Resolved(), Asic, "response_hardship").MetAt.ShouldBeNull();
        Due(Held(Asic).Pass(hours: 24 * 9).Resolved(), Asic, "response").MetAt.ShouldBeNull();
    }

    [Fact]
    public void A_case_that_owes_a_letter_cannot_be_closed_and_one_that_does_not_can()
    {
        StopDocuments.Owed(Held(Fca).Resolved().State, [Service, Fca])!.Words.ShouldContain("Written acknowledgement due");
        var story = Held(Fca);
        story.Do(Sent(story, [Service, Fca], "fca-disp", Letter(story, Fca, DocumentKind.FinalResponse)));
        StopDocuments.Owed(story.State, [Service, Fca]).ShouldBeNull();
        StopDocuments.Owed(Story.Begin().State, [Service]).ShouldBeNull();
    }

    [Fact]
    public void What_stands_in_brackets_shows_nothing_and_words_are_found_as_words()
    {
        var point = new CharterDocument(DocumentKind.FinalResponse, "L", [], [new("that it is free", ["free"]), new("when", ["by <date>"])], ["x"]);
        DocumentCheck.Of(point, "It is carefree [and free by 3 March 2026].", Known).Points.ShouldAllBe(said => !said.IsSaid);
        var check = DocumentCheck.Of(point, "It’s Free.\nYou hear by\n3 March 2026.", Known);
        check.Points.ShouldAllBe(said => said.IsSaid);
        "It’s Free.\nYou hear by\n3 March 2026.".Substring(check.Points[1].Start, check.Points[1].Length).ShouldBe("by\n3 March");
    }

    [Fact]
    public void No_text_breaks_the_check() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var document = Fca.Documents[random.Next(Fca.Documents.Count)];
        var text = new string([.. Enumerable.Range(0, random.Next(0, 400)).Select(_ => random.Next(4) == 0 ? "[]{}<>\n ’\u0000"[random.Next(10)] : (char)random.Next(32, 0x3000))]);
        var check = DocumentCheck.Of(document, text, Known);
        check.Points.ShouldAllBe(point => point.Start < 0 || point.Start + point.Length <= text.Length);
    }, 300);

    private static Story Held(params Charter[] charters) => Held(charters, null);

    private static Story Held(Charter charter, Instant at) => Held([charter], at);

    private static Story Held(Charter[] charters, Instant? at)
    {
        var story = Story.Begin(at: at);
        foreach (var charter in charters.Where(charter => charter.Key != story.State.Charter))
            story.Do(new AddCharter(charter.Key));
        return story;
    }

    private static string FilledIn(string letter)
    {
        var text = letter.Replace("[Say which: ", "", StringComparison.Ordinal).Replace("[date]", "3 April 2026", StringComparison.Ordinal).Replace("[the decision]", "to refund it", StringComparison.Ordinal);
        return text.Replace("[the scheme’s name, www. address and telephone number]", "www.example.org", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
    }

    private static Letter Letter(Story story, Charter charter, DocumentKind kind)
    {
        var document = charter.Documents.Single(one => one.Kind == kind);
        return new(kind, FilledIn(DocumentCheck.Fill(document, StopDocuments.Facts(story.State, charter, Known, story.Now))), Guid.NewGuid(), Known, []);
    }

    private static SendDocument Sent(Story story, Charter[] charters, string code, Letter letter)
    {
        var (command, refusal) = StopDocuments.Decide(story.State, charters, code, letter, story.Now);
        refusal.ShouldBeNull(refusal?.Words);
        return command!;
    }

    private static Refusal Refused(Story story, Letter letter) => StopDocuments.Decide(story.State, [Service, Fca], "fca-disp", letter, story.Now).Refusal.ShouldNotBeNull();

    private static Deadline Due(Story story, Charter charter, string code) => charter.Deadlines(story.State).Single(deadline => deadline.Code == code);
}
