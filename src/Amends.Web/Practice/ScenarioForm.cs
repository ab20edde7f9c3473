using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amends.Practice;

namespace Amends.Web.Practice;

/// <summary>A scenario as the fields of its form hold it, right or not; what is typed comes back as it was.</summary>
public sealed record ScenarioForm
{
    private const int SpareParts = 2;

    public string Id { get; init; } = "";
    public string Title { get; init; } = "";
    public string Trade { get; init; } = "";
    public string Level { get; init; } = "1";
    public string Name { get; init; } = "";
    public string Temper { get; init; } = "1";
    public string Forgiving { get; init; } = "1";
    public string Leaves { get; init; } = "95";

    /// <summary>They speak in these lines and no others.</summary>
    public bool OwnWords { get; init; }

    public string Anger { get; init; } = "65";
    public string Opening { get; init; } = "";
    public IReadOnlyList<string> Wants { get; init; } = [];
    public IReadOnlyList<string> Concerns { get; init; } = [];
    public IReadOnlyList<(string Topics, string Says)> Story { get; init; } = [];

    /// <summary>One a line, as the two after it.</summary>
    public string Calmer { get; init; } = "";

    public string Angrier { get; init; } = "";
    public string Leaving { get; init; } = "";

    /// <param name="id">Another code, where it is a copy.</param>
    public static ScenarioForm Of(Scenario it, string? id = null) => new()
    {
        Id = id ?? it.Id,
        Title = it.Title,
        Trade = it.Trade,
        Level = Number(it.Level),
        Name = it.Persona.Name,
        Temper = Number(it.Persona.Temper),
        Forgiving = Number(it.Persona.Forgiving),
        Leaves = Number(it.Persona.Leaves),
        OwnWords = it.Persona.Style == PersonaStyle.Own,
        Anger = Number(it.Anger),
        Opening = it.Opening,
        Wants = it.Wants,
        Concerns = it.Concerns,
        Story = [.. it.Story.Select(part => (string.Join(", ", part.Topics), part.Says))],
        Calmer = string.Join('\n', it.Lines.Calmer),
        Angrier = string.Join('\n', it.Lines.Angrier),
        Leaving = string.Join('\n', it.Lines.Leaving),
    };

    public static ScenarioForm Of(IFormCollection form)
    {
        string Field(string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();
        return new()
        {
            Id = Field("id"),
            Title = Field("title"),
            Trade = Field("trade"),
            Level = Field("level"),
            Name = Field("name"),
            Temper = Field("temper"),
            Forgiving = Field("forgiving"),
            Leaves = Field("leaves"),
            OwnWords = Field("own") == "yes",
            Anger = Field("anger"),
            Opening = Field("opening"),
            Wants = [.. form["wants"].OfType<string>()],
            Concerns = [.. form["concerns"].OfType<string>().Where(code => code.Length > 0).Distinct()],
            Story = [.. form["topics"].Zip(form["says"], (topics, says) => (topics?.Trim() ?? "", says?.ReplaceLineEndings("\n").Trim() ?? "")).Where(part => part != ("", ""))],
            Calmer = Field("calmer"),
            Angrier = Field("angrier"),
            Leaving = Field("leaving"),
        };
    }

    /// <summary>With empty lines to write on.</summary>
    public ScenarioForm WithSpace() => this with { Story = [.. Story, .. Enumerable.Repeat(("", ""), Math.Max(SpareParts, 3 - Story.Count))] };

    /// <summary>The scenario's file.</summary>
    public string ToFile() => new JsonObject
    {
        ["id"] = Id,
        ["title"] = Title,
        ["trade"] = Trade,
        ["level"] = Whole(Level),
        ["persona"] = new JsonObject
        {
            ["name"] = Name, ["temper"] = Decimal(Temper), ["forgiving"] = Decimal(Forgiving), ["leaves"] = Whole(Leaves), ["style"] = OwnWords ? PersonaStyle.Own : PersonaStyle.Plain,
        },
        ["anger"] = Whole(Anger),
        ["opening"] = Opening,
        ["wants"] = Texts(Wants),
        ["concerns"] = Texts(Concerns),
        ["story"] = new JsonArray([.. Story.Select(part => (JsonNode?)new JsonObject { ["topics"] = Texts(Parts(part.Topics, ',')), ["says"] = part.Says })]),
        ["lines"] = new JsonObject { ["calmer"] = Texts(Parts(Calmer, '\n')), ["angrier"] = Texts(Parts(Angrier, '\n')), ["leaving"] = Texts(Parts(Leaving, '\n')) },
    }.ToJsonString(Indented);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    // What is no number is written as the 0 that every rule refuses by name.
    private static int Whole(string typed) => int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static double Decimal(string typed) => double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;

    private static string[] Parts(string text, char by) => text.Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}
