using System.Globalization;
using System.Text;
using System.Text.Json;
using Amends.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using MessageReading = Amends.Language.Reading;

namespace Amends.Tests.Language.Reading;

public sealed class MessageReaderTests
{
    private static readonly MessageReader Reader = MessageReader.Default;

    public static TheoryData<string, double, double, bool, string[]> Readings() =>
        Cases.Load("readings.jsonl", row => (
            row.GetProperty("text").GetString()!, row.GetProperty("heat")[0].GetDouble(), row.GetProperty("heat")[1].GetDouble(), row.GetProperty("complaint").GetBoolean(), Cases.Strings(row, "signals")));

    public static TheoryData<string, string[], string[]> SignalCases() =>
        [.. Cases.Load("signals.jsonl", row => (row.GetProperty("text").GetString()!, (Said: Cases.Strings(row, "signals"), Not: Cases.Strings(row, "not"))))
            .Select(row => new TheoryDataRow<string, string[], string[]>(row.Data.Item1, row.Data.Item2.Said, row.Data.Item2.Not))];

    public static TheoryData<string, string[]> FactCases() => Cases.Load("facts.jsonl", row => (row.GetProperty("text").GetString()!, Cases.Strings(row, "facts")));

    public static TheoryData<string, string[]> FactValues() =>
        [.. Cases.Load("facts.jsonl", row => (row.ToString(), row.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString() ?? "")] : Array.Empty<string>()))
            .Where(row => row.Data.Item2.Length > 0)];

    public static TheoryData<string, string> Languages() => Cases.Load("languages.jsonl", row => (row.GetProperty("language").GetString()!, row.GetProperty("text").GetString()!));

    [Theory]
    [MemberData(nameof(Readings))]
    public void Plain_cases_are_read_as_a_person_would(string text, double least, double most, bool complaint, string[] signals)
    {
        var reading = Reader.Read(text);
        reading.Heat.ShouldBeInRange(least, most);
        (reading.Complaint >= 0.5).ShouldBe(complaint);
        foreach (var signal in signals)
            reading.Signals.Select(s => s.Code).ShouldContain(signal);
    }

    [Theory]
    [MemberData(nameof(SignalCases))]
    public void A_signal_is_said_where_something_speaks_of_it_and_not_where_words_only_look_like_it(string text, string[] said, string[] not)
    {
        var signals = Reader.Read(text).Signals.Select(signal => signal.Code).ToArray();
        said.ShouldBeSubsetOf(signals);
        signals.Intersect(not).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(FactCases))]
    public void Facts_are_found_with_their_words(string text, string[] facts)
    {
        var found = Reader.Read(text).Facts;
        found.Select(fact => fact.Kind + ":" + fact.Text).ShouldBe(facts);
        found.ShouldAllBe(fact => text.Substring(fact.Start, fact.Length) == fact.Text);
    }

    [Theory]
    [MemberData(nameof(FactValues))]
    public void Facts_have_values_that_programs_can_use(string row, string[] values)
    {
        var json = System.Text.Json.JsonDocument.Parse(row).RootElement;
        Reader.Read(json.GetProperty("text").GetString()!, json.GetProperty("received").GetDateTimeOffset()).Facts.Select(fact => fact.Value ?? "").ShouldBe(values);
    }

    [Fact]
    public void A_date_that_needs_to_know_today_has_no_value_without_it()
    {
        Reader.Read("You promised it yesterday.").Facts.Single().Value.ShouldBeNull();
        Reader.Read("It was due on 3 March 2026.").Facts.Single().Value.ShouldBe("2026-03-03");
        foreach (var received in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(2024, 2, 29, 23, 59, 0, TimeSpan.FromHours(14)) })
            Reader.Read("yesterday, last year, next month, 31 February, the 31st, 999 weeks ago, 12/13/14, £99999999999999999999", received).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Languages_are_told_apart(string language, string text) => Reader.Read(text).Language.ShouldBe(language);

    [Fact]
    public void Anything_is_read_within_its_bounds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(Texts.Any, text => Holds(text, Reader.Read(text))));

    [Fact]
    public void The_same_text_gives_the_same_reading_on_every_thread()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"This is attempt {i}, you IDIOTS! Where is order #{i * 7919}?? I'm cancelling :(")];
        var alone = texts.Select(text => Text(Reader.Read(text))).ToArray();
        var together = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(text => Text(Reader.Read(text))).ToArray();
        together.ShouldBe(alone);
    }

    [Theory]
    [InlineData("Where is my parcel? It was due on Monday.")]
    [InlineData("The app crashes when I open the map, a pity since I like it.")]
    [InlineData("THIRD TIME. I HAVE HAD ENOUGH OF THIS!!!")]
    [InlineData("Could you tell me when you open?")]
    public void An_insult_never_lowers_heat(string text)
    {
        var before = Reader.Read(text).Heat;
        foreach (var insult in new[] { " You idiots.", " you idiots", " You are useless!", ", you lying thieves", "\nClowns.", " You f**king morons" })
            Reader.Read(text + insult).Heat.ShouldBeGreaterThanOrEqualTo(before, insult);
    }

    [Fact]
    public void Spelling_forms_and_space_at_the_end_change_nothing()
    {
        const string text = "Café Zoé charged me twice, c'est nul — I'm fuming!";
        var reading = Text(Reader.Read(text));
        Text(Reader.Read(text + "  \n")).ShouldBe(reading);
        Reader.Read(text.Normalize(NormalizationForm.FormD)).Heat.ShouldBe(Reader.Read(text).Heat);
    }

    [Theory]
    [InlineData("this is sh1t and you are assh0les", "this is shit and you are assholes")]
    [InlineData("you \u0456d\u0456ots", "you idiots")]
    [InlineData("you id\u200Biots", "you idiots")]
    public void Disguised_insults_heat_like_plain_ones(string disguised, string plain) =>
        Reader.Read(disguised).Heat.ShouldBe(Reader.Read(plain).Heat, tolerance: 12);

    [Fact]
    public void Underlined_words_for_heat_sum_to_the_heat()
    {
        var reading = Reader.Read("This is a disgrace. I have waited six weeks, nobody answers, and I am absolutely furious with you!");
        var underlined = reading.Evidence.Where(span => span.For == "heat").ToArray();
        underlined.ShouldNotBeEmpty();
        underlined.Sum(span => span.Weight).ShouldBe(reading.Heat / 100, tolerance: 0.01);
    }

    [Fact]
    public void A_hundred_thousand_letters_without_a_space_and_a_megabyte_of_words_are_read()
    {
        Holds(new string('a', 100_000), Reader.Read(new string('a', 100_000)));
        var long1 = string.Concat(Enumerable.Repeat("why is my order late again? ", 40_000));
        Holds(long1, Reader.Read(long1));
    }

    private static void Holds(string text, MessageReading reading)
    {
        reading.Heat.ShouldBeInRange(0, 100);
        reading.Complaint.ShouldBeInRange(0, 1);
        reading.Emotions.Count.ShouldBe(28);
        reading.Emotions.Values.ShouldAllBe(score => score >= 0 && score <= 1);
        (reading.Polarity.Negative + reading.Polarity.Neutral + reading.Polarity.Positive).ShouldBe(1, 0.001);
        foreach (var code in reading.Concerns.Concat(reading.Wants).Concat(reading.Signals))
            code.Score.ShouldBeInRange(0.5, 1);
        var boundaries = text.Length > 10_000 ? null : new HashSet<int>(StringInfo.ParseCombiningCharacters(text)) { text.Length };
        var last = 0;
        foreach (var span in reading.Evidence)
        {
            span.Start.ShouldBeGreaterThanOrEqualTo(last);
            last = span.Start;
            (span.Start + span.Length).ShouldBeLessThanOrEqualTo(text.Length);
            span.Length.ShouldBeGreaterThan(0);
            boundaries?.ShouldContain(span.Start);
            boundaries?.ShouldContain(span.Start + span.Length);
        }
        foreach (var fact in reading.Facts)
            text.Substring(fact.Start, fact.Length).ShouldBe(fact.Text);
    }

    private static string Text(MessageReading reading) => JsonSerializer.Serialize(reading);
}
