using System.Text.Json;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>Prints what the coach says of each draft of a file of <c>{"customer","draft"}</c> lines, to be read by people: is it fitted to the case, or canned?</summary>
internal static class AdviceReport
{
    public static void Print(string path)
    {
        var sent = new DateTimeOffset(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            var (customer, draft) = (row.RootElement.GetProperty("customer").GetString()!, row.RootElement.GetProperty("draft").GetString()!);
            var review = DraftReviewer.Default.Review([new(Speaker.Customer, customer)], draft, sent);
            Console.WriteLine($"\n{customer}\n-> {draft}\n   {review.Score}");
            foreach (var warning in CoachPrompts.MostUseful(review)) Console.WriteLine($"   {warning.Code}: {warning.Advice}");
            foreach (var prompt in CoachPrompts.Missing([new(Speaker.Customer, customer)], review, sent)) Console.WriteLine($"   + {prompt.Principle}: {prompt.Text}");
            foreach (var concern in review.Unanswered) Console.WriteLine($"   ? {concern.Concern}: {customer.Substring(concern.Start, concern.Length)}");
            foreach (var contradiction in review.Contradictions) Console.WriteLine($"   ! {contradiction.Draft} against {contradiction.Case}");
        }
    }
}
