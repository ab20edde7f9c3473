using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Writing;

/// <summary>
/// Suggests a reply. The composer always writes one; where an admin switched a model on, its words are taken instead if they pass what a person's
/// draft must pass, promise nothing beyond the brief, and hold no fact that nobody said. Nothing is stored and nothing is sent.
/// </summary>
internal sealed class SuggestReply(CaseView cases, Briefs briefs, ModelSettings settings, AskModel model)
{
    private const int LastMessages = 20;

    /// <summary>null where there is no such case for this person.</summary>
    public async Task<Suggested?> Handle(Person by, string reference, int seed, CancellationToken cancel = default)
    {
        if (await cases.Handle(by, reference, cancel) is not { } found)
            return null;
        IReadOnlyList<Turn> turns = [.. found.Messages.Where(m => m.Direction != Direction.Note).TakeLast(LastMessages).Select(m => new Turn(m.Direction == Direction.Inbound ? Speaker.Customer : Speaker.Agent, m.Text))];
        return await Suggest(turns, await briefs.For(found, by, cancel), seed, cancel);
    }

    /// <summary>For a conversation that is no case of ours.</summary>
    public async Task<Suggested> Handle(IReadOnlyList<Turn> conversation, string? customerName, int seed, CancellationToken cancel = default) =>
        await Suggest(conversation, await briefs.Plain(customerName, cancel), seed, cancel);

    /// <summary>Asks the model about a made-up customer, so that an admin sees whether it works before it is switched on.</summary>
    public async Task<Suggested> Try(CancellationToken cancel)
    {
        IReadOnlyList<Turn> made = [new(Speaker.Customer, "I have written twice and nobody answers. My parcel with order number 48213 is two weeks late. Please tell me where it is.")];
        var brief = await briefs.Plain("Robin", cancel);
        return await Ask(await settings.Get(cancel), made, brief, ReplyComposer.Compose(made, brief), cancel);
    }

    private async Task<Suggested> Suggest(IReadOnlyList<Turn> conversation, ReplyBrief brief, int seed, CancellationToken cancel)
    {
        var composed = ReplyComposer.Compose(conversation, brief, seed);
        var endpoint = await settings.Get(cancel);
        // What the composer leaves to a person is left to a person: a model is no help where somebody's life is at stake.
        return composed.Draft is null || !endpoint.On ? Composed(composed, null) : await Ask(endpoint, conversation, brief, composed, cancel);
    }

    private async Task<Suggested> Ask(ModelEndpoint endpoint, IReadOnlyList<Turn> conversation, ReplyBrief brief, Suggestion composed, CancellationToken cancel)
    {
        var answer = await model.Handle(endpoint, conversation, brief, cancel);
        if (answer.Text is not { } draft)
            return Composed(composed, answer.Trouble);
        var review = DraftReviewer.Default.Review(conversation, draft, brief.Now);
        return Trouble(draft, review, conversation, brief) is { } trouble ? Composed(composed, trouble) : new(draft, review, Writer.Model, composed.Seed, null);
    }

    private static string? Trouble(string draft, Review review, IReadOnlyList<Turn> conversation, ReplyBrief brief)
    {
        if (review.Warnings.FirstOrDefault(warning => Rubric.Points[warning.Code] <= Grave) is { Code: { } code })
            return $"The model’s answer would have hurt ({code.Replace('_', ' ')}).";
        if (Allowed.Breaches(draft, review, brief).Count > 0)
            return "The model’s answer promised what may not be promised.";
        return Grounding.Unsourced(draft, conversation, brief) is [var made, ..] ? $"The model’s answer held something that nobody said: “{made}”." : null;
    }

    /// <summary>What a warning takes off the score, from where on it is grave.</summary>
    private const double Grave = -12;

    private static Suggested Composed(Suggestion composed, string? said) => new(composed.Draft, composed.Review, Writer.Composed, composed.Seed, composed.Refusal ?? said);
}

/// <summary>A reply suggested to a person, who reads it, changes it and sends it.</summary>
/// <param name="Draft">null where a person has to write.</param>
/// <param name="Said">Why there is no draft, or why the model's words were not taken.</param>
public sealed record Suggested(string? Draft, Review? Review, Writer By, int Seed, string? Said);

/// <summary>Who found the words.</summary>
public enum Writer { Composed, Model }
