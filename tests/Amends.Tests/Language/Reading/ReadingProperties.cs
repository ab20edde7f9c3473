using System.Text;
using System.Text.Json;
using Amends.Language;
using Amends.Tests.Architecture;
using Amends.Tests.Language.Writing;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reading;

/// <summary>What must hold of readings whatever the models have learned, measured over messages of our own and over texts made to deceive.</summary>
public sealed class ReadingProperties
{
    private static readonly MessageReader Reader = MessageReader.Default;

    private static readonly string[] Insults = ["You idiots.", "You are useless!", "You lying thieves.", "Clowns.", "You f**king morons", "you bunch of liars"];

    private static readonly string[] Complaints = Every(500, [.. Customers.All.Where(message => message.Complaint).Select(message => message.Text)]);

    public static TheoryData<string> Adversarial() => [.. Rows.Keys];

    private static Dictionary<string, JsonElement> Rows { get; } =
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Language", "Reading", "adversarial.jsonl")).Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(row => row.GetProperty("name").GetString()!);

    [Theory]
    [MemberData(nameof(Adversarial))]
    public void A_text_made_to_deceive_is_read_as_what_it_says(string name)
    {
        var row = Rows[name];
        var text = TextOf(row);
        var reading = Reader.Read(text);
        foreach (var span in reading.Evidence)
            (span.Start + span.Length).ShouldBeInRange(1, text.Length);
        if (row.TryGetProperty("like", out var like))
            reading.Heat.ShouldBe(Reader.Read(like.GetString()!).Heat, tolerance: row.GetProperty("within").GetDouble());
        if (row.TryGetProperty("heat", out var heat))
            reading.Heat.ShouldBeInRange(heat[0].GetDouble(), heat[1].GetDouble());
        if (row.TryGetProperty("language", out var language))
            reading.Language.ShouldBe(language.GetString());
    }

    [Fact]
    public void An_insult_at_the_start_or_the_end_never_lowers_the_heat_of_a_complaint()
    {
        var cooled = Complaints.AsParallel().SelectMany(text => Insults.SelectMany(insult => new[] { text + " " + insult, insult + " " + text })
            .Select(insulting => (Insulting: insulting, By: Heat(text) - Heat(insulting)))).Where(pair => pair.By > 0.05).ToArray();

        // Where the scale ends, a trained-in tenth of a point may go; a real insult that cools is a defect.
        cooled.Length.ShouldBeLessThanOrEqualTo(6, string.Join('\n', cooled.Take(5)));
        cooled.ShouldAllBe(pair => pair.By < 1);
    }

    [Fact]
    public void Shouting_does_not_cool_a_complaint()
    {
        var change = Changes(text => text.ToUpperInvariant());
        change.Average().ShouldBeGreaterThan(5);
        change.Min().ShouldBeGreaterThan(-8);
    }

    [Fact]
    public void Exclamation_marks_hardly_ever_cool_a_complaint()
    {
        foreach (var cried in new[] { Changes(text => text + "!!!"), Changes(text => text.TrimEnd('.', ' ') + "!"), Changes(text => text.Replace(". ", "!!! ", StringComparison.Ordinal)) })
        {
            cried.Average().ShouldBeGreaterThan(-1);
            // What remains are polite notes that end "Thanks, Amy!!!": that is glad, not angry.
            (cried.Count(change => change < -6) / (double)cried.Length).ShouldBeLessThan(0.06);
        }
    }

    [Fact]
    public void Look_alikes_and_what_has_no_width_change_next_to_nothing()
    {
        var changes = new Dictionary<string, double[]>
        {
            ["no width"] = Changes(text => text.Replace("e", "e\u200B", StringComparison.Ordinal)),
            ["soft hyphens"] = Changes(text => text.Replace("a", "a\u00AD", StringComparison.Ordinal)),
            ["struck through"] = Changes(text => string.Concat(text.Select(unit => char.IsAsciiLetter(unit) ? unit + "\u0336" : unit.ToString()))),
            ["full width"] = Changes(text => string.Concat(text.Select(unit => char.IsAsciiLetter(unit) ? (char)(unit + 0xFEE0) : unit))),
            ["Cyrillic"] = Changes(text => text.Replace('a', 'а').Replace('e', 'е').Replace('o', 'о')),
            ["mathematical"] = Changes(text => string.Concat(text.Select(unit => char.IsAsciiLetterLower(unit) ? char.ConvertFromUtf32(0x1D41A + unit - 'a') : char.IsAsciiLetterUpper(unit) ? char.ConvertFromUtf32(0x1D400 + unit - 'A') : unit.ToString()))),
        };
        foreach (var (name, change) in changes)
        {
            change.Average(Math.Abs).ShouldBeLessThan(1, name);
            (change.Count(by => Math.Abs(by) > 5) / (double)change.Length).ShouldBeLessThan(0.06, name);
        }
    }

    [Fact]
    public void Forms_of_the_same_letters_space_around_and_other_line_ends_change_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(Gen.Elements(Complaints)), text =>
        {
            var accented = text.Replace("cafe", "café", StringComparison.Ordinal) + " Zoë";
            Heat(accented.Normalize(NormalizationForm.FormD)).ShouldBe(Heat(accented.Normalize(NormalizationForm.FormC)));
            var heat = Heat(text);
            Heat(text + " \t\n").ShouldBe(heat);
            Heat("\n  " + text).ShouldBe(heat);
            Heat(text.Replace("\n", "\r\n", StringComparison.Ordinal)).ShouldBe(heat);
            Heat(text.Replace(' ', '\u00A0')).ShouldBe(heat);
            Heat(text.Replace('\'', '’')).ShouldBe(heat);
        }));

    [Fact]
    public void Any_text_with_an_insult_around_it_is_read_the_same_twice_and_within_bounds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Texts.Any, Arb.From(Gen.Elements(Insults)), (text, insult) =>
        {
            var whole = insult + text + insult;
            var reading = Reader.Read(whole);
            reading.Heat.ShouldBeInRange(0, 100);
            JsonSerializer.Serialize(Reader.Read(whole)).ShouldBe(JsonSerializer.Serialize(reading));
        }));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    public void Any_number_of_threads_reads_the_same(int threads) =>
        Complaints.AsParallel().AsOrdered().WithDegreeOfParallelism(threads).Select(text => JsonSerializer.Serialize(Reader.Read(text))).ToArray().ShouldBe(Alone.Value);

    [Fact]
    public void The_heat_of_whoever_is_upset_is_explained_and_the_weights_sum_to_it()
    {
        foreach (var message in Customers.All)
        {
            var reading = Reader.Read(message.Text);
            var weights = reading.Evidence.Where(span => span.For == "heat").Select(span => span.Weight).ToArray();
            if (weights.Length > 0)
                weights.Sum().ShouldBe(reading.Heat / 100, tolerance: 0.001, message.Id);
            else if (reading.Language == "en")
                reading.Heat.ShouldBeLessThan(40, message.Id);
        }
    }

    [Fact]
    public void What_is_underlined_for_a_code_or_for_a_complaint_sums_to_its_score()
    {
        var (complaints, unexplained) = (0, 0);
        foreach (var message in Every(2_000, [.. Customers.All]))
        {
            var reading = Reader.Read(message.Text);
            foreach (var (code, score) in reading.Concerns.Concat(reading.Wants).Concat(reading.Signals))
                if (reading.Evidence.Where(span => span.For == code).Select(span => span.Weight).ToArray() is { Length: > 0 } weights)
                    weights.Sum().ShouldBe(score, tolerance: 0.001, $"{code} in {message.Id}");
            var why = Reader.Explain(message.Text, "complaint");
            if (why.Count > 0)
                why.Sum(span => span.Weight).ShouldBe(reading.Complaint, tolerance: 0.001, message.Id);
            if (reading is { Complaint: >= 0.5, Language: "en" })
                (complaints, unexplained) = (complaints + 1, unexplained + (why.Count == 0 ? 1 : 0));
        }
        complaints.ShouldBeGreaterThan(1_000);
        unexplained.ShouldBeLessThan(complaints / 50);
    }

    [Fact]
    public void What_a_reading_names_is_explained_by_its_own_evidence()
    {
        const string text = "Third time my parcel is late. I want my money back, you thieves!";
        var reading = Reader.Read(text);
        foreach (var score in new[] { "heat", reading.Concerns[0].Code, reading.Wants[0].Code })
            Reader.Explain(text, score).ShouldBe(reading.Evidence.Where(span => span.For == score));
        Reader.Explain(text, "no.such_code").ShouldBeEmpty();
        Reader.Explain("", "complaint").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I'm sorry we let you down.")]
    [InlineData("I am truly sorry for this.")]
    public void A_sincere_apology_brings_no_warning_to_a_draft_that_has_none_yet(string apology)
    {
        var sent = new DateTimeOffset(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);
        var warned = new List<string>();
        var drafts = 0;
        foreach (var row in Every(400, Replies()))
        {
            Turn[] conversation = [new(Speaker.Customer, row.GetProperty("customer").GetString()!)];
            var draft = row.GetProperty("draft").GetString()!;
            var review = DraftReviewer.Default.Review(conversation, draft, sent);
            if (review.Principles["apology"] >= 0.5 || draft.Contains("sorry", StringComparison.OrdinalIgnoreCase) || draft.Contains("apolog", StringComparison.OrdinalIgnoreCase))
                continue;
            drafts++;
            if (DraftReviewer.Default.Review(conversation, draft + " " + apology, sent).Warnings.Count > review.Warnings.Count)
                warned.Add(draft);
        }
        drafts.ShouldBeGreaterThan(150);
        warned.ShouldBeEmpty();
    }

    private static Lazy<string[]> Alone { get; } = new(() => [.. Complaints.Select(text => JsonSerializer.Serialize(Reader.Read(text)))]);

    private static double Heat(string text) => Reader.Read(text).Heat;

    private static double[] Changes(Func<string, string> to) => [.. Complaints.AsParallel().AsOrdered().Select(text => Heat(to(text)) - Heat(text))];

    private static string TextOf(JsonElement row)
    {
        var piece = row.TryGetProperty("units", out var units) ? new string([.. units.EnumerateArray().Select(unit => (char)unit.GetInt32())]) : row.GetProperty("text").GetString()!;
        var times = row.TryGetProperty("times", out var count) ? count.GetInt32() : 1;
        var tail = row.TryGetProperty("tail", out var end) ? string.Concat(Enumerable.Repeat(end.GetString()!, row.GetProperty("tails").GetInt32())) : "";
        return string.Concat(Enumerable.Repeat(piece, times)) + tail;
    }

    private static JsonElement[] Replies() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "training", "data"), "replies-*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];

    // As many as asked for, evenly from all.
    private static T[] Every<T>(int count, T[] all) => [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)])];
}
