using System.Text.Json;

namespace Amends.Recovery;

/// <summary>The goodwill book as it is written down: one readable JSON file, or what an administrator saved.</summary>
public static class GoodwillFile
{
    private const int MostRemedies = 100, LongestWords = 500, MostPolicies = 100;

    /// <exception cref="FormatException">It is no goodwill book; the message says where and why.</exception>
    public static GoodwillBook Read(string json)
    {
        try
        {
            var book = JsonSerializer.Deserialize<GoodwillBook>(json, CharterFile.Options) ?? throw new FormatException("The file is empty.");
            Check(book);
            return book;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new FormatException($"This is not a goodwill book: {wrong.Message}", wrong);
        }
    }

    public static string Write(GoodwillBook book) => JsonSerializer.Serialize(book, CharterFile.Options);

    /// <exception cref="FormatException">It cannot be used; the message says why, for the person who changes it.</exception>
    public static void Check(GoodwillBook book)
    {
        That(book.Currency.Length == 3 && book.Currency.All(char.IsAsciiLetterUpper), "Name the currency by its three letters, such as GBP.");
        That(book.MonthlyBudget is >= 0 and <= Money.Most, "A budget cannot be below zero, nor larger than any that can be handled here.");
        foreach (var team in book.Teams ?? [])
            That(team.MonthlyBudget is >= 0 and <= Money.Most, "A team's budget cannot be below zero, nor larger than any that can be handled here.");
        That((book.Teams ?? []).Select(team => team.Team).Distinct().Count() == (book.Teams?.Count ?? 0), "A team has one budget.");
        That(book.AnswerHours is >= 1 and <= 240, "A question is answered within 1 to 240 hours.");
        That(book.Gesture.From >= 0 && book.Gesture.From <= book.Gesture.To && book.Gesture.To <= Money.Most, "A gesture goes from a smaller amount to a larger one.");
        That(book.Remedies.Count is > 0 and <= MostRemedies, $"Keep 1 to {MostRemedies} remedies.");
        That(book.Remedies.Select(remedy => remedy.Code).Distinct().Count() == book.Remedies.Count, "Two remedies have the same code. Each needs one of its own.");
        foreach (var remedy in book.Remedies)
            Check(remedy);
        var policies = book.Policies ?? [];
        That(policies.Count <= MostPolicies && policies.Select(policy => policy.Code).Distinct().Count() == policies.Count, "Two policies have the same code. Each needs one of its own.");
        foreach (var policy in policies)
            Check(policy);
        foreach (var limit in book.Limits)
            That(new[] { limit.Calm, limit.Concerned, limit.Upset, limit.Angry, limit.Furious, limit.PerBrokenPromise }.All(amount => amount is >= 0 and <= Money.Most),
                "A limit cannot be below zero, nor larger than any that can be handled here.");
        That(book.Limits.Select(limit => limit.Role).Distinct().Count() == book.Limits.Count && book.Limits.All(limit => limit.Role is "agent" or "lead"),
            "There is one limit for agents and one for leads.");
    }

    /// <exception cref="FormatException">It cannot be used; the message says why, for the person who changes it.</exception>
    public static void Check(Policy policy)
    {
        That(IsCode(policy.Code), "A policy's code is written in small letters, such as notice_period.");
        That(new[] { policy.Name, policy.Rule, policy.Reason, policy.Words, policy.Instead }.All(text => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestWords),
            $"A policy needs its name, its rule, the reason, the words to say it in and what can be done instead, each of up to {LongestWords} characters.");
    }

    /// <summary>One policy, as a version of it is kept.</summary>
    public static string Write(Policy policy) => JsonSerializer.Serialize(policy, CharterFile.Options);

    /// <exception cref="FormatException">It is no policy.</exception>
    public static Policy ReadPolicy(string json) => JsonSerializer.Deserialize<Policy>(json, CharterFile.Options) ?? throw new FormatException("The policy is empty.");

    private static void Check(Remedy remedy)
    {
        That(IsCode(remedy.Code), "A remedy's code is written in small letters, such as gift_card.");
        That(remedy.Value is "money" or "none", $"{remedy.Name} has an amount or it has not.");
        That(remedy.CostPercent is >= 0 and <= 1000, "What a remedy costs us is from 0 to 1000 per cent of its value.");
        That(remedy.LeastHeat is >= 0 and <= 100, "Heat goes from 0 to 100.");
        That(!string.IsNullOrWhiteSpace(remedy.Name) && remedy.Name.Length <= 60, "A remedy needs a name of up to 60 characters.");
        That(!string.IsNullOrWhiteSpace(remedy.Words) && remedy.Words.Length <= LongestWords && remedy.Meaning.Length <= LongestWords,
            $"Say in plain words what {remedy.Name} is to the customer, in up to {LongestWords} characters.");
    }

    private static bool IsCode(string code) => code.Length is > 0 and <= 60 && char.IsAsciiLetterLower(code[0]) && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static void That(bool right, string words)
    {
        if (!right)
            throw new FormatException(words);
    }
}
