using System.Text.Json;
using Amends.Language;
using Amends.Tests.Architecture;
using Amends.Tests.Language.Writing;
using Shouldly;
using Xunit;
using Check = Amends.Tests.Recovery.Check;

namespace Amends.Tests.Language.Learning;

public sealed class OwnCodesTests
{
    private static readonly string[] Texts =
    [
        "The drone dropped my parcel on the roof and flew off.", "Your drone delivery hit my greenhouse.", "My refund is late again!", "", "🙂",
        "Nobody answers the phone, I have been on hold for an hour.", "THE DRONE dropped my parcel on the roof, and flew off!!", "Danke, alles gut.",
    ];

    private static readonly string[] Codes = ["delivery.drone", "delivery.late", "store_credit", "refund", "complaint"];

    [Fact]
    public void Decisions_learned_in_any_order_and_taken_back_come_to_what_learning_the_rest_at_once_comes_to() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var decisions = Enumerable.Range(0, random.Next(1, 25)).Select(_ => Any(random)).ToList();
        var mistakes = Enumerable.Range(0, random.Next(0, 10)).Select(_ => Any(random)).ToList();
        var steps = decisions.Select(one => (One: one, Learn: true)).Concat(mistakes.Select(one => (One: one, Learn: true))).Concat(mistakes.Select(one => (One: one, Learn: false))).ToArray();
        random.Shuffle(steps);
        var online = new OwnCodes();
        foreach (var (one, learn) in steps)
            if (learn)
                online.Learn(one.Text, one.Code, one.Applies);
            else
                online.Unlearn(one.Text, one.Code, one.Applies);
        var retrained = new OwnCodes();
        retrained.Learn(decisions);

        online.ToBytes().ShouldBe(retrained.ToBytes());
        var kept = OwnCodes.FromBytes(online.ToBytes());
        foreach (var text in Texts)
        {
            var reading = MessageReader.Default.Read(text);
            var adjusted = online.Adjust(reading, text);
            Told(adjusted).ShouldBe(Told(retrained.Adjust(reading, text)));
            Told(adjusted).ShouldBe(Told(kept.Adjust(reading, text)));
        }
    }, 60);

    [Fact]
    public void One_correction_makes_the_same_message_read_as_corrected()
    {
        const string text = "Your drone left my package in the neighbour's pond and nobody picks up the phone.";
        var codes = new OwnCodes();
        var reading = MessageReader.Default.Read(text);
        codes.Learn(text, "delivery.drone", true);
        foreach (var wrong in reading.Concerns)
            codes.Learn(text, wrong.Code, false);
        var adjusted = codes.Adjust(reading, text);
        adjusted.Concerns.Select(concern => concern.Code).ShouldBe(["delivery.drone"]);
        adjusted.Evidence.Count(span => span.For == "delivery.drone" && span.Length > 0).ShouldBe(1);
        adjusted.Evidence.ShouldAllBe(span => reading.Concerns.All(wrong => wrong.Code != span.For));
        codes.Adjust(reading, text.ToUpperInvariant()).Concerns.Select(concern => concern.Code).ShouldBe(["delivery.drone"]);
    }

    [Fact]
    public void What_is_underlined_sums_to_the_score_that_was_learned_or_merged()
    {
        var messages = Customers.All.Where(message => message.Complaint).Take(400).ToList();
        var codes = new OwnCodes();
        for (var i = 0; i < messages.Count; i += 2)
            foreach (var concern in MessageReader.Default.Read(messages[i].Text).Concerns)
                codes.Learn(messages[i].Text, i % 3 == 0 ? "delivery.drone" : concern.Code, i % 5 != 0);
        codes.Define([new("delivery.late", "Late", Into: "delivery.missing"), new("billing.double_charge", "Twice", Into: "billing.overcharged")]);
        var named = 0;
        foreach (var message in messages)
        {
            var adjusted = codes.Adjust(MessageReader.Default.Read(message.Text), message.Text);
            foreach (var (code, score) in adjusted.Concerns.Concat(adjusted.Wants))
                if (adjusted.Evidence.Where(span => span.For == code).Select(span => span.Weight).ToArray() is { Length: > 0 } weights)
                {
                    weights.Sum().ShouldBe(score, tolerance: 0.001, $"{code} in {message.Id}");
                    named++;
                }
        }
        named.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void One_correction_moves_a_message_that_is_like_it()
    {
        var codes = new OwnCodes();
        codes.Learn("The drone dropped my parcel on the roof and flew off.", "delivery.drone", true);
        codes.Learn("A drone dropped our parcel onto the garage roof.", "delivery.drone", true);
        const string like = "Another drone has dropped a parcel on my roof.";
        var adjusted = codes.Adjust(MessageReader.Default.Read(like), like);
        adjusted.Concerns.Select(concern => concern.Code).ShouldContain("delivery.drone");
        var span = adjusted.Evidence.Single(span => span.For == "delivery.drone");
        new[] { "drone", "dropped", "parcel", "roof" }.ShouldContain(word => like.Substring(span.Start, span.Length).Contains(word, StringComparison.Ordinal));
        like.Substring(span.Start, span.Length).ShouldNotEndWith(".");
        Found(codes, "I was charged twice for the same ticket.").ShouldNotContain("delivery.drone");
    }

    [Theory]
    [InlineData("product.missing_parts")]
    [InlineData("contact.bot")]
    [InlineData("service.cleanliness")]
    public void Ten_decisions_teach_a_code_that_is_then_found_in_messages_never_seen(string like)
    {
        var messages = Labelled();
        var its = messages.Where(message => message.Concerns.Contains(like)).ToList();
        var step = its.Count / 10;
        var taught = its.Where((_, at) => at % step == 0).Take(10).ToList();
        var codes = new OwnCodes();
        codes.Learn(taught.Select(message => new CodeDecision(message.Text, "own.taught", true)));

        var unseen = its.Except(taught).ToList();
        var found = unseen.Count(message => Found(codes, message.Text).Contains("own.taught")) / (double)unseen.Count;
        var others = messages.Where(message => !message.Concerns.Contains(like)).Where((_, at) => at % 4 == 0).ToList();
        var mistaken = others.Count(message => Found(codes, message.Text).Contains("own.taught")) / (double)others.Count;
        found.ShouldBeGreaterThan(0.25);
        mistaken.ShouldBeLessThan(0.03);
        found.ShouldBeGreaterThan(10 * mistaken);
    }

    [Fact]
    public void Codes_are_named_hidden_and_merged_and_their_decisions_follow()
    {
        const string text = "The drone dropped my parcel on the roof.";
        var codes = new OwnCodes();
        codes.Learn(text, "delivery.drone", true);
        codes.Define([new("delivery.drone", "Drones", Into: "delivery.air"), new("delivery.air", "By air")]);
        Found(codes, text).ShouldContain("delivery.air");
        Found(codes, text).ShouldNotContain("delivery.drone");
        codes.NameOf(codes.ReadAs("delivery.drone")).ShouldBe("By air");
        codes.DecisionsOn("delivery.air").Applies.ShouldBe(1);
        codes.Define([new("delivery.drone", Hidden: true)]);
        Found(codes, text).ShouldNotContain("delivery.drone");
        codes.Define([new("delivery.a", Into: "delivery.b"), new("delivery.b", Into: "delivery.a")]);
        codes.ReadAs("delivery.a").ShouldNotBeNull();
        Found(codes, text).ShouldContain("delivery.drone");
    }

    [Fact]
    public void What_is_no_code_is_passed_over_and_grave_signals_are_not_unlearned()
    {
        const string text = "I can't go on, I want to end my life over this.";
        var codes = new OwnCodes();
        foreach (var code in new[] { "", "Delivery", "a.b.c", "x y", ".", "é.à", new string('a', 100) })
            codes.Learn(text, code, true);
        codes.ToBytes().ShouldBe(new OwnCodes().ToBytes());
        codes.DecisionsOn("never.heard").Count.ShouldBe(0);
        var reading = MessageReader.Default.Read(text);
        foreach (var signal in reading.Signals)
            codes.Learn(text, signal.Code, false);
        codes.Adjust(reading, text).Signals.ShouldBe(reading.Signals);
    }

    [Fact]
    public void A_decision_on_complaint_counts_at_once()
    {
        const string text = "Do you also sell the blue one? The black one is broken in the picture.";
        var codes = new OwnCodes();
        codes.Learn(text, OwnCodes.Complaint, false);
        codes.Adjust(MessageReader.Default.Read(text), text).Complaint.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Damaged_bytes_are_refused() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var codes = new OwnCodes();
        codes.Learn(Texts[0], "delivery.drone", true);
        var bytes = codes.ToBytes();
        Should.Throw<InvalidDataException>(() => OwnCodes.FromBytes(bytes.AsSpan(0, random.Next(bytes.Length))));
        bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
        try
        {
            OwnCodes.FromBytes(bytes);
        }
        catch (InvalidDataException)
        {
        }
    });

    [Fact]
    public async Task Others_read_while_one_learns()
    {
        var codes = new OwnCodes();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
                foreach (var text in Texts)
                    codes.Adjust(MessageReader.Default.Read(text), text).ShouldNotBeNull();
        })).ToList();
        for (var i = 0; i < 200; i++)
            codes.Learn(Texts[i % Texts.Length], Codes[i % Codes.Length], i % 3 > 0);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static CodeDecision Any(Random random) => new(Texts[random.Next(Texts.Length)], Codes[random.Next(Codes.Length)], random.Next(3) > 0);

    private static IEnumerable<string> Found(OwnCodes codes, string text) => codes.Adjust(MessageReader.Default.Read(text), text).Concerns.Select(concern => concern.Code);

    private static string Told(Amends.Language.Reading reading) => JsonSerializer.Serialize(reading);

    private static List<(string Text, HashSet<string> Concerns)> Labelled() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "training", "data"), "customers-*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => (row.GetProperty("text").GetString()!, row.GetProperty("concerns").EnumerateArray().Select(code => code.GetString()!).ToHashSet()))];
}
