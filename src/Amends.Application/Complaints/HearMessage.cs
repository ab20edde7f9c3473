using Amends.Application.Corrections;
using Amends.Application.Files;
using Amends.Application.Paths;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>The customer says more: their words are read and heard. Writing to a closed case opens it again in the same breath.</summary>
internal sealed class HearMessage(ChangeComplaint change, HouseCodes codes, TimeProvider time)
{
    /// <param name="channel">null: the way the complaint came in.</param>
    public async Task<Outcome<Changed>> Handle(Target target, string text, Channel? channel = null, string? html = null, IReadOnlyList<NewFile>? files = null, CancellationToken cancel = default)
    {
        if (Words.Problem(text, "Write what the customer said.") is { } refusal)
            return refusal;
        var clean = Words.Clean(text);
        var reading = await codes.Read(clean, time.GetUtcNow(), cancel);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var brought = new Attaching(files);
        return await change.Handle(target, async seen =>
        {
            var state = seen.State;
            var (said, tooMuch) = await brought.Take(seen, target.By);
            var way = channel ?? state.Channel;
            var heard = EvidenceFromLanguage.Hear(id, way, reading);
            heard = heard with { Evidence = [.. heard.Evidence, .. Answers.In(clean, state)], Files = SaidFile.Hashes(said) };
            return new Plan(state.Stage == Stage.Closed ? new Reopen(null, heard) : heard)
            {
                Refusal = tooMuch,
                Said = [new Said(id, Direction.Inbound, way, clean, html is null ? null : Words.Clean(html)) { Heat = reading.Heat, Reading = Json.Write(reading), Files = said }],
            };
        }, cancel);
    }
}
