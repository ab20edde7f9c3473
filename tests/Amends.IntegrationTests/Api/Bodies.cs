namespace Amends.IntegrationTests.Api;

/// <summary>A good body for each call that changes a complaint.</summary>
internal static class Bodies
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["messages"] = """{"direction":"note","text":"Rang her."}""",
        ["correction"] = """{"band":"calm","concerns":["delivery.late"]}""",
        ["owner"] = """{"owner":null}""",
        ["skips"] = """{"step":"ask","reason":"She said so."}""",
        ["evidence"] = """{"step":"own"}""",
        ["clarifications"] = """{"paraphrase":"It is late."}""",
        ["clarifications/answer"] = """{"confirmed":true}""",
        ["offers"] = """{"options":[{"remedy":"refund","words":"All of it","value":{"minorUnits":100,"currency":"GBP"}}]}""",
        ["offers/refusal"] = """{"words":"No."}""",
        ["agreements"] = """{"words":"A new one by Friday."}""",
        ["steps"] = """{"words":"Pack it","due":"2199-01-01"}""",
        ["completion"] = """{"words":"Done."}""",
        ["approvals"] = """{"question":"May I?","value":{"minorUnits":100,"currency":"GBP"},"due":"2199-01-01T09:00:00Z"}""",
        ["decision"] = """{"granted":true}""",
        ["delegation"] = """{"to":"00000000-0000-0000-0000-000000000001"}""",
        ["payment"] = """{"reference":"PAY-1"}""",
        ["goodwill"] = """{"remedy":"voucher","value":{"minorUnits":100,"currency":"GBP"}}""",
        ["follow-ups"] = """{"outcome":"satisfied"}""",
        ["customers/events"] = """{"customer":{"email":"nobody@example.com"},"kind":"purchase","externalId":"ORDER-1","value":{"minorUnits":100,"currency":"GBP"}}""",
        ["choices"] = """{"preferredChannel":"phone","surveys":true,"invitations":false}""",
        ["survey"] = """{"right":2,"fairness":5}""",
        ["invitation"] = """{"words":"Tell others, if you like."}""",
        ["thanks"] = """{"words":"Thank you."}""",
        ["resolution"] = """{"words":"Done."}""",
        ["closing"] = """{"words":"Done."}""",
        ["reopening"] = """{"reason":"Again."}""",
        ["cause"] = """{"cause":"delivery.late"}""",
        ["promises"] = """{"words":"I will ring you.","promisor":"i","due":"2199-01-01"}""",
        ["fulfilment"] = """{"words":"Done."}""",
        ["renegotiation"] = """{"due":"2199-02-01","reason":"Snow."}""",
        ["withdrawal"] = """{"reason":"Settled."}""",
        ["charters"] = """{"code":"ours","name":"Ours","source":"Our own","effective":"2026-01-01","notice":"Ours.","calendar":"own","clocks":[{"code":"response","label":"Response due","from":"receipt","limit":"10 business days","until":"document"}],"documents":[{"kind":"final_response","name":"Response","stops":["response"],"contains":[{"says":"the reasons","words":["because"]}],"letter":["Dear {customer},","We did this because [why]."]}]}""",
        ["{reference}/charters"] = """{"charter":"fca-disp","since":"2026-03-10T09:30:00Z"}""",
        ["charters/removal"] = """{"charter":"fca-disp@1","reason":"It is no such case."}""",
        ["documents"] = """{"charter":"fca-disp","document":"final_response","text":"Dear Maya","confirmed":["the reasons"],"channel":"email"}""",
        ["calendar/holidays"] = """{"ics":"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nRRULE:FREQ=YEARLY;COUNT=2\nEND:VEVENT\nEND:VCALENDAR","replace":true}""",
        ["complaints"] = """{"text":"It is late!","channel":"phone","subject":"Parcel","customer":{"name":"Maya","email":"maya@example.com","phone":"+44 20 7946 0000"},"receivedAt":"2026-03-10T09:30:00Z"}""",
        ["reading"] = "{}",
        ["return"] = """{"words":"Say when."}""",
        ["readings"] = """{"items":[{"id":1,"text":"It is late!"}]}""",
        ["suggestions"] = """{"id":"a","conversation":[{"from":"customer","text":"It is late!"}],"name":"Maya","seed":2}""",
        ["practice/sessions"] = """{"scenario":"late_delivery","seed":7,"exam":false}""",
        ["replies"] = """{"text":"Your son turns nine tomorrow and the bike never came. That is our mistake."}""",
        ["ending"] = "{}",
        ["sharing"] = """{"shared":true}""",
        ["reviews"] = """{"id":"a","conversation":[{"from":"customer","text":"It is late!"}],"draft":"I am sorry.","sent":"2026-03-10T09:30:00+01:00"}""",
    };

    public static string For(string route)
    {
        var key = Good.Keys.Where(key => route == key || route.EndsWith("/" + key, StringComparison.Ordinal)).MaxBy(key => key.Length);
        return key is null ? throw new InvalidOperationException($"Bodies.cs has no body for {route}: add one.") : Good[key];
    }
}
