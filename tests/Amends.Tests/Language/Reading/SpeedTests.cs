using Amends.Language;
using Amends.Language.Text;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reading;

/// <summary>What speed rests on, tested by counting and not by the clock.</summary>
public class SpeedTests
{
    private static readonly string[] Messages = [.. Enumerable.Range(0, 64).Select(i =>
        $"Parcel {i} STILL hasn't arrived, I rang {i % 5} times and order #4471-0{i:00} was charged twice (£49.99). You people are useless, I want a refund, zq{i}xw!")];

    [Fact]
    public void Reading_allocates_little_beyond_its_result()
    {
        foreach (var message in Messages.Concat(Messages).Concat(Messages))
            MessageReader.Default.Read(message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var message in Messages)
            MessageReader.Default.Read(message);
        // Twenty-eight emotions, four lists of codes, facts and evidence: some 2 kB for messages as full of them as these.
        ((GC.GetAllocatedBytesForCurrentThread() - before) / Messages.Length).ShouldBeLessThan(3_500);
    }

    [Fact]
    public void A_plain_message_costs_less_than_a_kilobyte()
    {
        const string Plain = "Could you tell me whether the branch is open on Sundays and where I can park there";
        MessageReader.Default.Read(Plain);
        MessageReader.Default.Read(Plain);
        var before = GC.GetAllocatedBytesForCurrentThread();
        MessageReader.Default.Read(Plain);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000);
    }

    [Fact]
    public void A_message_reads_the_same_the_first_time_and_when_its_words_are_known_and_on_any_number_of_threads()
    {
        string[] texts = [.. Messages, string.Join('\n', Messages), string.Concat(Enumerable.Repeat("quizzaciously overmuch ", 3_000))];
        var first = texts.Select(Written).ToArray();
        foreach (var threads in new[] { 1, 2, 8 })
        {
            var again = new string[texts.Length * 8];
            Parallel.For(0, again.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => again[i] = Written(texts[i % texts.Length]));
            for (var i = 0; i < again.Length; i++)
                again[i].ShouldBe(first[i % texts.Length]);
        }
    }

    [Fact]
    public void Letters_added_up_word_by_word_come_to_the_sum_of_all_runs()
    {
        var models = ReadingModels.Load();
        var letters = new LetterSums(models);
        var features = new FeatureBuffer();
        // Long enough to be added in parts, short enough not to, known words and unknown ones.
        foreach (var text in new[] { "", "...", "Where is my parcel?", string.Join(' ', Messages), string.Join(' ', Messages.Concat(Messages).Concat(Messages).Concat(Messages)) })
            for (var round = 0; round < 3; round++)
            {
                using var document = TextDocument.Rent(text);
                features.Fill(document);
                letters.Prepare(document);
                letters.Sum();
                for (var lane = 0; lane < models.Customers.Lanes; lane++)
                    letters.Customers[lane].ShouldBe(models.Customers.Sum(features.Letters, lane));
                for (var lane = 0; lane < models.Emotions.Lanes; lane++)
                    letters.Emotions[lane].ShouldBe(models.Emotions.Sum(features.Letters, lane));
            }
    }

    [Fact]
    public void A_text_ten_times_as_long_has_ten_times_the_tokens_and_features()
    {
        var features = new FeatureBuffer();
        (int Tokens, int Words, int Letters) Work(int times)
        {
            using var document = TextDocument.Rent(string.Concat(Enumerable.Repeat("My parcel is late, f**k this. www.x-y.com aaaa@@@ 12:30!!! 'quoted words' ((( ", times)));
            features.Fill(document);
            return (document.Tokens.Length, features.Words.Length, features.Letters.Length);
        }

        var (small, large) = (Work(1_000), Work(10_000));
        large.Tokens.ShouldBeInRange(small.Tokens * 10 - 10, small.Tokens * 10 + 10);
        large.Words.ShouldBeInRange(small.Words * 10 - 20, small.Words * 10 + 20);
        large.Letters.ShouldBeInRange(small.Letters * 10 - 20, small.Letters * 10 + 20);
    }

    [Fact]
    public void Plain_words_read_in_one_pass_are_cut_as_the_rules_cut_them()
    {
        // After a hyphen the rules read on their own: the same word must come out either way.
        foreach (var word in new[] { "hello", "Hello", "HELLO", "hELLO", "I", "don't", "rock'n'roll", "ab", new string('a', 2) + "b" })
        {
            using var plain = TextDocument.Rent(word + " ");
            var (hash, marks) = (plain.Tokens[0].Hash, plain.Tokens[0].Marks);
            using var ruled = TextDocument.Rent(word + "-x");
            (ruled.Tokens[0].Hash, ruled.Tokens[0].Marks, ruled.Tokens[0].Length).ShouldBe((hash, marks, word.Length));
        }
    }

    private static string Written(string text)
    {
        var reading = MessageReader.Default.Read(text);
        return string.Join('|', reading.Heat, reading.Complaint, reading.Polarity, reading.Language, string.Join(',', reading.Emotions), string.Join(',', reading.Concerns), string.Join(',', reading.Wants),
            string.Join(',', reading.Signals), string.Join(',', reading.Facts), string.Join(',', reading.Evidence));
    }
}
