using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Amends.Web.Hosting;

/// <summary>What went wrong, as RFC 9457 problem+json: for people in <c>detail</c> and <c>errors</c>, for programs in <c>status</c> and <c>code</c>.</summary>
internal sealed record Problem(int Status, string Words) : IResult
{
    /// <summary>A stable name of the reason, where the status alone does not tell.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong with each field, by its name in the request (<c>customer.email</c>).</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>Writes members of its own beside the standard ones.</summary>
    public Action<Utf8JsonWriter>? More { get; init; }

    public static Problem NotFound { get; } = new(StatusCodes.Status404NotFound, "There is nothing here, or it is not yours to see.");

    public static Problem Fields(IReadOnlyDictionary<string, string> errors) =>
        new(StatusCodes.Status400BadRequest, "Some fields need another look.") { Errors = errors };

    public static Problem Field(string name, string words) => Fields(new Dictionary<string, string> { [name] = words });

    public async Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", ReasonPhrases.GetReasonPhrase(Status));
        json.WriteNumber("status", Status);
        json.WriteString("detail", Words);
        if (Code is not null)
            json.WriteString("code", Code);
        if (Errors is not null)
            WriteErrors(json, Errors);
        More?.Invoke(json);
        json.WriteEndObject();
    }

    // An array for each field, as ASP.NET Core's own validation problems have it.
    private static void WriteErrors(Utf8JsonWriter json, IReadOnlyDictionary<string, string> errors)
    {
        json.WriteStartObject("errors");
        foreach (var (field, words) in errors)
        {
            json.WriteStartArray(field);
            json.WriteStringValue(words);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
