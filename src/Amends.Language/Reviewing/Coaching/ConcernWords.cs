using System.Text;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Words that take up a concern, and how to name it to the customer.</summary>
internal static class ConcernWords
{
    /// <summary>Words of which one in a draft means that it speaks of the concern.</summary>
    public static string Of(string code) => Known(code).Words;

    /// <summary>The concern as said to the customer: "your delivery being late".</summary>
    /// <param name="thing">What it is about, in the customer's word ("kettle"), where that is known.</param>
    /// <param name="sum">The one sum they named, where they did.</param>
    public static string Named(string code, string? thing = null, string? sum = null)
    {
        var name = new StringBuilder();
        foreach (var (text, kind) in Parts(Known(code).Name))
            name.Append(kind switch { '{' => thing is null ? text : "your " + thing, '[' => sum is null ? "" : text.Replace("$", sum, StringComparison.Ordinal), _ => text });
        return name.ToString();
    }

    private static IEnumerable<(string Text, char Kind)> Parts(string name)
    {
        for (var at = 0; at < name.Length;)
        {
            var kind = name[at];
            var end = kind is '{' or '[' ? name.IndexOf(kind == '{' ? '}' : ']', at) : name.IndexOfAny(['{', '['], at);
            if (end < 0) end = name.Length;
            yield return kind is '{' or '[' ? (name[(at + 1)..end], kind) : (name[at..end], ' ');
            at = kind is '{' or '[' ? end + 1 : end;
        }
    }

    private static (string Words, string Name) Known(string code) => code switch
    {
        "delivery.late" => ("delivery delayed waiting arrive parcel", "{your delivery} being late"),
        "delivery.missing" => ("missing parcel lost find arrive delivered", "{your parcel} not arriving"),
        "delivery.wrong_place" => ("address neighbour door delivered parcel", "{your parcel} being left in the wrong place"),
        "delivery.damaged" => ("damaged broken crushed replacement", "{your parcel} arriving damaged"),
        "delivery.courier" => ("driver courier rider depot", "how the driver behaved"),
        "product.faulty" => ("fault faulty broken repair replace working", "{it} not working"),
        "product.wrong_item" => ("wrong item right swap exchange", "getting the wrong item"),
        "product.not_as_described" => ("described description picture listing expected", "{it} not being as described"),
        "product.missing_parts" => ("missing parts piece screws", "the parts missing from {it}"),
        "product.unsafe" => ("safe safety danger injury stop using", "whether {it} is safe"),
        "billing.overcharged" => ("bill charge charged overcharged amount corrected", "being charged too much[, the $]"),
        "billing.double_charge" => ("twice double charge charged payment", "being charged[ $] twice"),
        "billing.unexpected_fee" => ("charge charged fees waive", "the fee[ of $] you did not expect"),
        "billing.refund_missing" => ("refund money returned account", "the refund[ of $] that has not come"),
        "billing.price_change" => ("price tariff increase rate", "the change of price"),
        "billing.payment_failed" => ("payment card declined", "the payment[ of $] that failed"),
        "billing.debt_collection" => ("collector debt collection agency letter", "the debt letters"),
        "booking.cancelled" => ("cancelled cancellation rebook flight seats", "the cancellation"),
        "booking.delayed" => ("delay delayed late connection", "the delay"),
        "booking.changed" => ("changed moved change original", "the change to your booking"),
        "booking.lost" => ("booking reservation record", "your booking not being there"),
        "booking.overbooked" => ("overbooked full room seat", "being overbooked"),
        "booking.luggage" => ("luggage bags suitcase baggage", "your luggage"),
        "conduct.rude" => ("rude spoken manner treated colleague behaviour staff", "how you were spoken to"),
        "conduct.unhelpful" => ("helped unhelpful help staff", "not being helped"),
        "conduct.incompetent" => ("mistake wrong error staff", "the mistakes that were made"),
        "conduct.discrimination" => ("discrimination treated fair fairly", "being treated unfairly"),
        "conduct.broken_promise" => ("promised promise told said", "the promise that was not kept"),
        "conduct.pressure_selling" => ("pressure sold selling", "being pressed to buy"),
        "contact.no_reply" => ("reply replied answer answered contact back", "getting no answer"),
        "contact.long_wait" => ("wait waiting waited hold queue", "the long wait"),
        "contact.passed_around" => ("passed around explain repeat", "being passed around"),
        "contact.bot" => ("chatbot human person automated", "not reaching a person"),
        "account.access" => ("account login password access locked", "not getting into your account"),
        "account.blocked" => ("blocked account card unlock", "your account being blocked"),
        "account.fraud" => ("fraud scam stolen security payment", "the payments you did not make"),
        "account.privacy" => ("privacy data personal information details", "what happened to your details"),
        "account.wrong_data" => ("details corrected record name address", "the wrong details on record"),
        "contract.cancellation" => ("cancel cancelled cancellation", "your cancellation"),
        "contract.terms" => ("terms contract agreement", "the terms"),
        "contract.renewal" => ("renewal renewed renew", "the renewal"),
        "contract.claim_refused" => ("claim refused declined decision", "your claim being refused"),
        "contract.warranty" => ("warranty guarantee repair", "the warranty"),
        "information.wrong" => ("wrong information told correct", "being told the wrong thing"),
        "information.missing" => ("information told inform notice update", "not being told"),
        "information.misleading" => ("misleading advertised advert offer", "what the offer said"),
        "service.outage" => ("outage connection restored internet power supply", "the outage"),
        "service.slow" => ("slow speed faster", "it being so slow"),
        "service.quality" => ("quality standard food service", "the quality"),
        "service.no_show" => ("engineer visit appointment turned missed", "nobody turning up"),
        "service.cleanliness" => ("clean dirty cleaned cleaning", "it not being clean"),
        "service.noise" => ("noise noisy quiet loud", "the noise"),
        "digital.bug" => ("issue fix error working", "the fault in the app"),
        "digital.crash" => ("crash crashing crashes", "it crashing"),
        "digital.update" => ("update version", "the update"),
        "digital.usability" => ("layout menu find design", "it being hard to use"),
        "other.safety" => ("safe safety danger", "your safety"),
        "other.accessibility" => ("access accessible wheelchair ramp lift", "the access"),
        "other.environment" => ("environment waste plastic pollution", "the environment"),
        _ => ("", "what happened"),
    };
}
