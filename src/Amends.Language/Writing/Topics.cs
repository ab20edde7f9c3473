using System.Collections.Frozen;

namespace Amends.Language.Writing;

/// <summary>How to speak of one concern in a reply.</summary>
/// <param name="About">Follows "about".</param>
/// <param name="Sorry">Follows "I'm sorry".</param>
/// <param name="Check">Follows "I'll": something that needs nobody's leave.</param>
/// <param name="Answer">What they will then be told: follows "tell you".</param>
internal sealed record Topic(string About, string Sorry, string Check, string Answer)
{
    public static Topic Of(string? concern) => concern is not null && Known.TryGetValue(concern, out var topic) ? topic : General;

    private static readonly Topic General = new("what happened", "for what this has cost you", "go through your case from the start", "what went wrong and what we do about it");

    private static readonly FrozenDictionary<string, Topic> Known = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToFrozenDictionary(cells => cells[0], cells => new Topic(cells[1], cells[2], cells[3], cells[4]), StringComparer.Ordinal);

    // Nothing here says how a case went beyond the concern itself, nor promises what needs somebody's leave.
    private const string Table = """
        delivery.late | your delivery being late | that your delivery is late | trace your delivery | where it is and which day it reaches you
        delivery.missing | your parcel not arriving | that your parcel has not reached you | trace your parcel from the last place it was seen | where it is and how we get it to you
        delivery.wrong_place | your parcel left in the wrong place | that your parcel was left in the wrong place | find out where your parcel was handed over | where it is and how it gets to your door
        delivery.damaged | your parcel arriving damaged | that your parcel arrived damaged | note the damage on your order and check what we can do for you | how we make up for it
        delivery.courier | how the driver behaved | for the way your delivery was handled | take what you told us to the manager of that delivery round | what was done about it
        product.faulty | the fault in what you bought | that it does not work as it has to | check what fixes this fault and which way is quickest for you | how it gets to work again
        product.wrong_item | the wrong item you were sent | that you were sent the wrong item | check our stock for the right item | when the right one reaches you and how we collect the other
        product.not_as_described | how it differs from its description | that it is not what our description led you to expect | compare what you received with our description | what we change and what that means for you
        product.missing_parts | the missing parts | that parts were missing | find the missing parts in our store | when the parts reach you
        product.unsafe | how safe it is | that something of ours put you at risk | report this to the people who are in charge of safety | what they found and what we do about it
        billing.overcharged | the charge that is too high | that you were charged too much | go through your bill line by line | which amount is right and what happens with the difference
        billing.double_charge | the same charge being taken again | that we took the same charge again | check each payment against your account | what happened and what comes of it
        billing.unexpected_fee | the fee you did not expect | that a charge came as a surprise | find out where this charge comes from | what it is for and whether it comes off your bill
        billing.refund_missing | the refund that has not come | that your refund has not reached you | trace your refund from the day it was agreed | where your money is
        billing.price_change | the new price | that the change of price caught you out | compare your old price with the new one | what your choices are at the new price
        billing.payment_failed | the payment that failed | that your payment did not go through | check what stopped your payment | what stopped it and how it goes through
        billing.debt_collection | the debt letters | that you are getting letters about a debt | check what the debt letters rest on | what our books say and what happens with the letters
        booking.cancelled | the cancellation | that your booking was cancelled | look for the nearest thing to what you had booked | which choices you have
        booking.delayed | the delay | for the delay, and for the hours it cost you | find out what caused the delay | what you have a right to
        booking.changed | the change to your booking | that your booking was changed | compare your booking as you made it with the change | how we put it back or what you can have instead
        booking.lost | the booking that was not there | that your booking was not there | find your booking in our records | where your booking went and what you have now
        booking.overbooked | the overbooking | that there was no place for you | find out why we sold more places than we have | what you can have in its place
        booking.luggage | your luggage | that your luggage did not come to you as it left you | trace your luggage with its tag | where it is and how it comes to you
        conduct.rude | how you were spoken to | for the way you were spoken to | take what you told us to the manager of that team | what was done about it
        conduct.unhelpful | the help you did not get | that you asked for help and got none | go through what was asked and what was answered | what we do to put it right
        conduct.incompetent | the mistakes that were made | for the mistakes we made | go through each step and find where it went wrong | what went wrong and how it gets corrected
        conduct.discrimination | the unfair way you were treated | for the way you were treated | take what you told us to the manager in charge, in your own words | what was found and what was done
        conduct.broken_promise | the promise that was not kept | that we broke our promise to you | find out what became of the promise | what we do to keep it
        conduct.pressure_selling | the pressure to buy | that you were pressed to buy | go through how this was sold to you | how you get out of it
        contact.no_reply | the answer that never came | that your messages went unanswered | go through every message you sent us | where each point stands
        contact.long_wait | the long wait | that we kept you waiting | go through what you have been waiting for | where it stands
        contact.passed_around | being passed around | that you were passed from one person to the next | stay your one contact and go through what you told each of us | where each point stands
        contact.bot | not getting through to a person | that no person was there for you | go through your question myself | what the answer is
        account.access | the way into your account | that you were locked out of your account | check what blocks your account | what blocked it and how you get back in
        account.blocked | your blocked account | that your account was blocked | check what blocked your account | what blocked it and how it opens again
        account.fraud | the fraud on your account | that this happened to your account | check every payment on your account | what happened and how your money is protected
        account.privacy | what happened to your details | for what happened with your details | find out who saw your details | what happened to your details and how we protect them
        account.wrong_data | the wrong details on record | that we have wrong details about you | compare our records with what you told us | what our records say once they are corrected
        contract.cancellation | your cancellation | that leaving was made this hard | check your cancellation and its date | which day your contract ends and what you still pay
        contract.terms | the terms | that our terms are hard to live with | read your contract with your question in mind | what it means for you and which choices you have
        contract.renewal | the renewal | that your contract was renewed against your wish | check how the renewal came about | what your choices are
        contract.claim_refused | your refused claim | that your claim was refused | read your claim again from the first page | what we decide and the reason for it
        contract.warranty | the warranty | that you have to argue over your warranty | check what your warranty covers | what it covers and what we do
        information.wrong | the wrong information you were given | that we told you the wrong thing | check which of it is right | what is right and what we correct
        information.missing | the information you were not given | that we left you without word | gather what you have a right to know | what is going on and what comes next
        information.misleading | what the offer said | that our words misled you | compare what we said with what you got | what we change and what that means for you
        service.outage | the outage | that your service is down | check the fault on your line | what the fault is and when it is mended
        service.slow | how slow it is | that it is this slow | measure what you get against what you pay for | what slows it down and what we do about it
        service.quality | the quality of what you got | that it was not good enough | go through what you told us with the people who did it | what we do to put it right
        service.no_show | the visit where nobody came | that nobody came | find out why nobody came and look for a new time | the new time and who comes
        service.cleanliness | how dirty it was | that it was not clean | take this to the person in charge of cleaning there | what was done about it
        service.noise | the noise | that the noise robbed you of your rest | take this to the person in charge there | what was done about the noise
        digital.bug | the fault in the app | that our app gets this wrong | repeat what you did and note where it goes wrong | what the fault is and how you can work meanwhile
        digital.crash | the crashes | that it keeps crashing on you | repeat what you did until it crashes here too | what makes it crash and how you can work meanwhile
        digital.update | what the update changed | that the update took away what you relied on | check what the update changed | what changed and how you get it back
        digital.usability | how hard the layout is to use | that we made it hard to use | go through it step by step as you did | the shortest way to do it
        other.safety | your safety | that you were put at risk | report this to the people who are in charge of safety | what they found and what we do about it
        other.accessibility | the access | that you were shut out | check how you get in without help from strangers | how you get in next time
        other.environment | the waste | for the waste | take this to the person who decides on it | what we change
        """;
}
