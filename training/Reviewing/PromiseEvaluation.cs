using System.Globalization;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>How well promises and their due dates are found, and where they are not.</summary>
internal static class PromiseEvaluation
{
    public static void Print(string folder, bool test, bool errors)
    {
        var texts = LabelledPromises.Load(folder).Where(text => TestPart.HoldsReply(text.Id) == test).ToList();
        foreach (var text in errors ? texts : [])
        {
            var notes = text.Compare().SelectMany(Notes).ToList();
            if (notes.Count == 0) continue;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text.Id} [{text.Sent:yyyy-MM-dd HH:mm ddd}] {text.Text}"));
            foreach (var note in notes) Console.WriteLine("    " + note);
        }

        var figures = PromiseFigures.Of(texts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"promises {figures.Promises}: precision {figures.Precision:F3} recall {figures.Recall:F3} F1 {figures.F1:F3}; due exactly right {figures.Due:F3} of found, of those with a date {figures.Dated:F3}; actor {figures.Actor:F3}"));
    }

    private static IEnumerable<string> Notes((LabelledPromise? Wanted, FoundPromise? Found) pair)
    {
        var (wanted, found) = pair;
        if (wanted is null)
            yield return $"EXTRA   {found?.Text} | {found?.Due} {found?.Actor}";
        else if (found is not { } answer)
            yield return "MISSED  " + wanted.Text;
        else
        {
            if (!wanted.IsDue(answer.Due)) yield return $"DUE     {wanted.Text} | want {wanted.Due} got {answer.Due}";
            if (wanted.Actor != answer.Actor) yield return $"ACTOR   {wanted.Text} | want {wanted.Actor} got {answer.Actor}";
        }
    }
}
