using Amends.Application.Complaints;
using Amends.Application.Corrections;
using Amends.Application.Paths;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Surveys;

/// <summary>
/// The customer says how it went. Their own words are read like any message: a low score, or words that are upset, open the case again and are heard there, with their
/// reading, in the same step. Answering twice (a second device, a second click) changes nothing.
/// </summary>
internal sealed class AnswerQuestions(ChangeComplaint change, HouseCodes codes, TimeProvider time)
{
    public async Task<Outcome<Changed>> Handle(Target target, AnswerSurvey answers, Channel channel = Channel.Form, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(answers.Words))
            return await change.Handle(target, answers with { Words = null }, cancel);
        if (Words.Problem(answers.Words, "") is { } refusal)
            return refusal;
        var words = Words.Clean(answers.Words.Trim());
        var reading = await codes.Read(words, time.GetUtcNow(), cancel);
        var heard = EvidenceFromLanguage.Hear(Guid.CreateVersion7(time.GetUtcNow()), channel, reading);
        var asked = answers with { Words = words, Said = heard };
        return await change.Handle(target, _ => new Plan(asked)
        {
            Said = Deciding.BringsBack(asked) ? [new Said(heard.MessageId, Storage.Direction.Inbound, channel, words) { Heat = reading.Heat, Reading = Json.Write(reading) }] : [],
        }, cancel);
    }
}
