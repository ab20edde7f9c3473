using Amends.Language.Text;

namespace Amends.Language;

/// <summary>Words that stand in any message and so tell nothing of what it is about: of grammar, of asking, of politeness.</summary>
internal static class PlainWords
{
    private static readonly WordSet Words = WordSet.Of(
        // of grammar
        "a an the i i'm im i've ive i'd i'll me my mine myself you you're your yours yourself we we're we've our ours us it it's its itself this that that's these those he she him her his hers they they're them their theirs",
        "is isn't are aren't was wasn't were weren't be been being am do does doesn't did didn't don't dont doing done has hasn't have haven't had hadn't having will won't would wouldn't can can't cant cannot could couldn't should shouldn't shall may might must",
        "to of in on at for from with by as into onto about and or but if so than then because while though although there there's here just also too very really quite even still yet already again ever only both each such same own",
        "not no nor yes any some someone something anything everything nothing somebody anybody all more most much many few lot other another else",
        "what what's which who whom whose how why when where up",
        // of asking and trying
        "want wants wanted need needs needed know get gets getting got gotten tell told help helping like looking look try trying tried let make made makes take use using go going goes come came see say said says think keep happen happened happening thing things way",
        // of politeness and of letters
        "please pls hi hello hey dear thanks thank thankyou thx sorry regards kind sincerely cheers okay ok oh well good morning afternoon evening");

    public static bool Holds(in Token token) => Words.Contains(token);
}
