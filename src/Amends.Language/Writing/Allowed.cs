using System.Globalization;
using Amends.Language.Reviewing.Words;
using Amends.Language.Writing;

namespace Amends.Language;

/// <summary>Whether a reply stays within what its brief allows to be promised.</summary>
public static class Allowed
{
    /// <summary>What a draft promises that the brief does not hold: clauses with another time, sentences that give away what may not be given.</summary>
    public static IReadOnlyList<string> Breaches(string draft, Review review, ReplyBrief brief)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(brief);
        var breaches = new List<string>();
        foreach (var promise in review.Promises)
            if (promise.Due is { } due && !Times(brief).Any(time => Fits(due, promise.Precision, time.ToOffset(brief.Now.Offset)))) breaches.Add(promise.Text);
        var given = string.Join(' ', brief.Remedies.Select(remedy => remedy.Kind + " " + remedy.Words).Concat(brief.Policies.Select(policy => policy.Words)).Concat(brief.Phrases.Select(phrase => phrase.Words)));
        var words = WordScanner.Scan(draft);
        foreach (var sentence in Reviewing.Words.Sentences.Split(words))
            if (Gives(words, sentence, given)) breaches.Add(draft[words[sentence.First].Start..words[sentence.End - 1].End]);
        return breaches;
    }

    internal static IEnumerable<DateTimeOffset> Times(ReplyBrief brief) => brief.Remedies.Select(remedy => remedy.By).OfType<DateTimeOffset>().Prepend(brief.NextContact);

    private static bool Fits(string due, string precision, DateTimeOffset time)
    {
        if (precision == "day") return due == time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, out var at) && at >= time && at < time.Date.AddDays(1);
    }

    // "You asked for a refund" gives nothing; "I'll refund you" and "you can have a voucher" do.
    private static bool Gives(List<Word> words, Run sentence, string given)
    {
        string? gift = null;
        var commits = false;
        if (Apologises(words, sentence)) return false;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var word = words[i].Text;
            if (Gifts.FirstOrDefault(stem => word.StartsWith(stem, StringComparison.Ordinal)) is { } stem && !given.Contains(stem, StringComparison.OrdinalIgnoreCase)) gift = stem;
            commits |= word is "'ll" or "will" or "can" or "'ve" or "have" or "'m" or "am" or "'re" or "are" or "'s" or "has" && (Giving(words, i + 1, sentence) || YouHave(words, i, sentence));
        }

        return gift is not null && commits;
    }

    private static bool Apologises(List<Word> words, Run sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++) if (words[i].Text is "sorry" or "asked" or "wrote") return true;
        return false;
    }

    private static bool Giving(List<Word> words, int from, Run sentence)
    {
        for (var i = from; i < sentence.End && i < from + 4; i++)
            if (Givings.Contains(words[i].Text) && words[i - 1].Text is not ("your" or "the" or "a" or "that" or "this" or "my") || Gifts.Any(stem => words[i].Text.StartsWith(stem, StringComparison.Ordinal) && words[i].Text.EndsWith("ed", StringComparison.Ordinal))) return true;
        return false;
    }

    /// <summary>"You can have", "you'll have".</summary>
    private static bool YouHave(List<Word> words, int at, Run sentence) =>
        at > sentence.First && words[at - 1].Text is "you" && at + 1 < sentence.End && words[at + 1].Text is "have" or "keep";

    private static readonly HashSet<string> Givings = new(
        "give given giving send sent sending pay paid paying offer offered offering refund refunding credit crediting replace replacing waive waiving add added adding arrange arranged arranging issue issued issuing process processed processing reimburse compensate apply applied upgrade include included get getting receive make approve approved".Split(' '), StringComparer.Ordinal);

    private static readonly string[] Gifts = ["refund", "replac", "voucher", "credit", "compensat", "discount", "free", "waiv", "gift", "reimburs", "upgrade", "bonus", "cash"];
}
