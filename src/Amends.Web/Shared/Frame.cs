namespace Amends.Web.Shared;

/// <summary>What every page needs besides its own content: whose house it is, who looks, what time it is there.</summary>
/// <param name="Organisation">The name that customers know.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c> where the person chose one; null follows their system.</param>
public sealed record Frame(string Organisation, string Colour, HouseClock Clock, Viewer? Me, string? Theme)
{
    /// <summary>The organisation's logo; null where it has none.</summary>
    public string? Logo { get; init; }

    /// <summary>The logo holds the organisation's name.</summary>
    public bool LogoNames { get; init; }

    /// <summary>After so many minutes without a touch the page asks who is there; 0: never.</summary>
    public int IdleMinutes { get; init; }

    /// <summary>Who is signed in can show it by a password.</summary>
    public bool HasPassword { get; init; } = true;

    /// <summary>How this browser tells that somebody furious wrote: <c>sound</c>, <c>badge</c>, both or nothing, as words.</summary>
    public string Arrivals { get; init; } = "";

    /// <summary>Keys by themselves do things in this browser.</summary>
    public bool SingleKeys { get; init; } = true;

    /// <summary>What this house calls the steps of the path.</summary>
    public StepNames Steps { get; init; } = new(new());

    public const string ArrivalsCookie = "arrivals";

    public const string ThemeCookie = "theme";

    public static string? ThemeOf(HttpRequest request) => request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null;
}

/// <summary>The colleague who is signed in.</summary>
public sealed record Viewer(Application.Person Person)
{
    public Guid Id => Person.Id;
    public string Name => Person.Name;
    public bool IsLead => Person.SeesAll;
    public bool IsAdmin => Person.IsAdmin;
    public bool Trains => Person.Trains;
    public bool Measures => Person.Measures;

    public string FirstName => Wording.FirstName(Name);

    /// <summary>What they sent some seconds ago and can still call back.</summary>
    public IReadOnlyList<Application.Complaints.WaitingReply> JustSent { get; init; } = [];

    /// <summary>Notes that name them and that they have not read, as the bar shows it: "3", "9+"; null for none.</summary>
    public string? Mentions { get; init; }

    /// <summary>Replies that wait for them to read; null for who is no reader.</summary>
    public Application.SecondReaders.ReadingNews? Reading { get; init; }

    /// <summary>Their own replies that a second reader sent back.</summary>
    public IReadOnlyList<Application.SecondReaders.ReturnedReply> CameBack { get; init; } = [];

    /// <summary>They were given something to practise, some day.</summary>
    public bool Practises { get; init; }

    /// <summary>Their own day; null where it is not known.</summary>
    public TodayModel? Today { get; init; }
}

/// <summary>One's own day, as every page shows it.</summary>
/// <param name="Shown">Hot minutes are counted here.</param>
/// <param name="RestsUntil">The time; null while they do not rest.</param>
/// <param name="Reminds">Below furious words stands a line that reminds to take a breath.</param>
public sealed record TodayModel(int HotMinutes, bool Shown, string? RestsUntil, bool WantsPause, bool WantsHandOver, int PauseMinutes, bool Reminds);
