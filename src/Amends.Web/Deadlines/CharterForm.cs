using System.Text.Json.Nodes;
using Amends.Application.Deadlines;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Shared;
using NodaTime.Text;

namespace Amends.Web.Deadlines;

/// <summary>A charter as the fields of its form hold it, right or not; what is typed comes back as it was.</summary>
public sealed record CharterForm(string Code, string Name, string Source, string Effective, string Notice, string Calendar, IReadOnlyList<ClockFields> Clocks, IReadOnlyList<DocumentFields> Documents)
{
    private const int Spare = 2;

    /// <summary>Empty, for one that is written anew.</summary>
    public static CharterForm Empty(string today) => new(
        "", "", "", today, DeadlinesWords.NotLegalAdvice, BusinessHours.Code,
        [new("acknowledgement", DeadlinesWords.AcknowledgementDue, "receipt", "1 business day", "reply", "no", "", "", ""), new("response", DeadlinesWords.ResponseDue, "receipt", "30 days", "resolution", "no", "", "", "")], []);

    internal static CharterForm Of(Charter it, string? code, string today) => new(
        code ?? it.Code, code is null ? it.Name : DeadlinesWords.Ours.Fill(it.Name), it.Source, code is null ? today : LocalDatePattern.Iso.Format(it.Effective), it.Notice, it.Code == CharterChoice.Shipped ? BusinessHours.Code : it.Calendar.Code,
        [.. it.Clocks.Select(ClockFields.Of)], [.. it.Documents.Select(DocumentFields.Of)]);

    public static CharterForm Of(IFormCollection form) => new(
        form["code"].ToString().Trim(), form["name"].ToString().Trim(), form["source"].ToString().Trim(), form["effective"].ToString().Trim(), form["notice"].ToString().Trim(), form["calendar"].ToString(),
        [.. Enumerable.Range(0, form["clock-code"].Count).Select(i => ClockFields.Of(form, i)).Where(clock => !clock.IsEmpty)],
        [.. Enumerable.Range(0, form["doc-name"].Count).Select(i => DocumentFields.Of(form, i)).Where(document => !document.IsEmpty)]);

    /// <summary>With empty lines to write on.</summary>
    public CharterForm WithSpace() => this with
    {
        Clocks = [.. Clocks, .. Enumerable.Repeat(ClockFields.Empty, Spare)],
        Documents = [.. Documents, DocumentFields.Empty],
    };

    /// <summary>The charter's file.</summary>
    public string ToFile()
    {
        var file = new JsonObject
        {
            ["code"] = Code, ["version"] = 1, ["name"] = Name, ["source"] = Source, ["effective"] = Effective, ["notice"] = Notice, ["calendar"] = Calendar,
            ["clocks"] = new JsonArray([.. Clocks.Select(clock => clock.ToNode())]),
        };
        if (Documents.Count > 0)
            file["documents"] = new JsonArray([.. Documents.Select(document => document.ToNode())]);
        return file.ToJsonString();
    }

    internal static string[] Parts(string text, char by) => text.Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);
}

/// <summary>One clock as its fields hold it.</summary>
/// <param name="Heat">Shorter limits, such as <c>furious: 15 business minutes; angry: 1 business hour</c>.</param>
public sealed record ClockFields(string Code, string Label, string From, string Limit, string Until, string Optional, string Heat, string Unless, string Note)
{
    public static ClockFields Empty { get; } = new("", "", "receipt", "", "reply", "no", "", "", "");

    public bool IsEmpty => Code.Length == 0 && Label.Length == 0 && Limit.Length == 0;

    internal static ClockFields Of(CharterClock it) => new(
        it.Code, it.Label, Codes<ClockStart>.Of(it.From), it.Limit.ToString(), Codes<ClockStop>.Of(it.Until), it.Optional ? "yes" : "no",
        string.Join("; ", (it.ByHeat ?? new Dictionary<Band, Limit>()).Select(pair => $"{Codes<Band>.Of(pair.Key)}: {pair.Value}")), it.Unless ?? "", it.Note ?? "");

    internal static ClockFields Of(IFormCollection form, int index)
    {
        string Field(string name) => form["clock-" + name].ElementAtOrDefault(index)?.Trim() ?? "";
        return new(Field("code"), Field("label"), Field("from"), Field("limit"), Field("until"), Field("optional"), Field("heat"), Field("unless"), Field("note"));
    }

    internal JsonNode ToNode()
    {
        var clock = new JsonObject { ["code"] = Code, ["label"] = Label, ["from"] = From, ["limit"] = Limit, ["until"] = Until };
        if (Optional == "yes")
            clock["optional"] = true;
        if (Heat.Length > 0)
            clock["byHeat"] = new JsonObject(CharterForm.Parts(Heat, ';').Select(part => part.Split(':', 2)).DistinctBy(pair => pair[0].Trim())
                .Select(pair => KeyValuePair.Create(pair[0].Trim(), (JsonNode?)JsonValue.Create(pair.Length > 1 ? pair[1].Trim() : ""))));
        if (Unless.Length > 0)
            clock["unless"] = Unless;
        if (Note.Length > 0)
            clock["note"] = Note;
        return clock;
    }
}

/// <summary>One document as its fields hold it.</summary>
/// <param name="Stops">Codes of clocks, with commas.</param>
/// <param name="Points">What it must say, one a line: <c>the right to go to the ombudsman | Financial Ombudsman Service</c>.</param>
/// <param name="Letter">The template, paragraphs with an empty line between them.</param>
public sealed record DocumentFields(string Kind, string Name, string Stops, string Within, string Points, string Letter)
{
    public static DocumentFields Empty { get; } = new("final_response", "", "", "", "", "");

    public bool IsEmpty => Name.Length == 0 && Letter.Length == 0 && Points.Length == 0;

    internal static DocumentFields Of(CharterDocument it) => new(
        Codes<DocumentKind>.Of(it.Kind), it.Name, string.Join(", ", it.Stops), it.Within ?? "",
        string.Join('\n', it.Contains.Select(point => string.Join(" | ", point.Words.Prepend(point.Says)))), string.Join("\n\n", it.Letter));

    internal static DocumentFields Of(IFormCollection form, int index)
    {
        string Field(string name) => form["doc-" + name].ElementAtOrDefault(index)?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "";
        return new(Field("kind"), Field("name"), Field("stops"), Field("within"), Field("points"), Field("letter"));
    }

    internal JsonNode ToNode()
    {
        var points = CharterForm.Parts(Points, '\n').Select(line => CharterForm.Parts(line, '|')).Where(parts => parts.Length > 0);
        var document = new JsonObject
        {
            ["kind"] = Kind, ["name"] = Name, ["stops"] = CharterForm.Texts(CharterForm.Parts(Stops, ',')),
            ["contains"] = new JsonArray([.. points.Select(parts => (JsonNode?)new JsonObject { ["says"] = parts[0], ["words"] = CharterForm.Texts(parts.Length > 1 ? parts[1..] : parts) })]),
            ["letter"] = CharterForm.Texts(Letter.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        };
        if (Within.Length > 0)
            document["within"] = Within;
        return document;
    }
}
