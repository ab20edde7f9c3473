using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Goodwill;

/// <summary>Something beyond what is owed.</summary>
internal static class GoodwillApi
{
    public static void Map(RouteGroupBuilder api) => api.MapChange("goodwill", ApiJson.Web.GoodwillBody, "Records something given beyond what is owed.");
}

internal sealed record GoodwillBody(string? Remedy, MoneyBody? Value, string? Words) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Remedy, "remedy", Check.LongestName);
        var value = MoneyBody.Read(Value, check, "value");
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new GiveGoodwill(Remedy!, value, Words);
    }
}
