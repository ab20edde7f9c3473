namespace Amends.Language.Writing;

/// <summary>What a kind of trouble is like, for anyone.</summary>
internal static class Feelings
{
    public static IReadOnlyList<string> Of(string family) => family switch
    {
        "delivery" => ["You planned around that parcel.", "Waiting in for something that doesn’t come costs a day and a good mood.", "When something you paid for is out of sight, every hour is long."],
        "product" => ["You paid for something that works.", "You trusted what we sold you.", "It is maddening when a thing lets you down."],
        "billing" => ["It’s your money, and it matters where it is.", "A wrong sum on a bill robs people of sleep.", "Money that goes astray is a worry from the first minute."],
        "booking" => ["You had planned around this.", "A plan that falls apart on the day is hard to bear.", "You trusted us with your plans."],
        "conduct" => ["You came to us for help and left with a bad taste.", "Everyone who comes to us deserves respect.", "Being treated like that stays with you."],
        "contact" => ["Silence is the worst answer of all.", "It’s tiring to explain the same thing and get nowhere.", "Nobody likes to be left hanging."],
        "account" => ["It’s unsettling when something of yours is out of your hands.", "You need to be able to rely on your account."],
        "contract" => ["Small print is no comfort when you need help.", "A contract has to feel fair from your side too."],
        "information" => ["You relied on what we told you.", "It’s hard to plan when the facts keep shifting."],
        "service" => ["You count on this working.", "You made time for this, and it went badly."],
        "digital" => ["It’s maddening when a thing you use every day gets in the way.", "You want to open it and have it work."],
        _ => [],
    };
}
