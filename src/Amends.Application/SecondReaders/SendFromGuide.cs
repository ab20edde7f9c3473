using Amends.Application.Complaints;
using Amends.Application.FollowUps;
using Amends.Application.Offers;
using Amends.Application.Paths;
using Amends.Application.Promises;
using Amends.Recovery;

namespace Amends.Application.SecondReaders;

/// <summary>Sends words from the guide that waited, by the use case that they are of.</summary>
internal sealed class SendFromGuide(SendHeard heard, OfferWays offers, ThankCustomer thank, InviteToReview invite, MovePromise move)
{
    public Task<Outcome<Changed>> Handle(Target target, FromTheGuide words, Sending sending, CancellationToken cancel = default) => words switch
    {
        { Heard: { } paraphrase } => heard.Handle(target, paraphrase, sending, cancel),
        { Options: { } options } => offers.Handle(target, new OfferOptions(options), sending, cancel),
        { Invitation: { } invitation } => invite.Handle(target, invitation, sending, cancel),
        { Moves: { } moves } => move.Handle(target, moves, sending, cancel),
        _ => thank.Handle(target, words.Thanks, words.Rewards == true, sending, cancel),
    };
}
