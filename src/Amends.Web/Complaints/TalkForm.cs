using Amends.Application.Complaints;
using Amends.Recovery;

namespace Amends.Web.Complaints;

/// <summary>The fields about a talk, where one is noted and where a complaint is taken down in one.</summary>
internal static class TalkForm
{
    public static Talk From(IFormCollection form) => new(form["way"] == nameof(Channel.InPerson) ? Channel.InPerson : Channel.Phone, Minutes(form))
    {
        Done = [.. form["evidence"].Select(step => Enum.TryParse<Step>(step, out var known) ? known : (Step?)null).OfType<Step>().Distinct()],
    };

    /// <summary>null where nobody counted.</summary>
    public static int? Minutes(IFormCollection form) => int.TryParse(form["minutes"], out var minutes) && minutes is > 0 and <= Talk.MostMinutes ? minutes : null;
}
