using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Amends.Web.Hosting;

namespace Amends.Web.Api;

/// <summary>Reads JSON bodies. Whatever is wrong with one is a 400 that names the field.</summary>
internal static partial class Body
{
    private static readonly object HashKey = new();

    /// <exception cref="BadRequestException">It is no JSON, or not of this shape.</exception>
    public static async Task<T> Read<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        var bytes = await ReadBytes(http);
        return Parse(bytes.Span, type);
    }

    /// <exception cref="BadRequestException">It is no JSON, or not of this shape.</exception>
    public static T Parse<T>(string json, JsonTypeInfo<T> type)
        where T : class => Parse(Encoding.UTF8.GetBytes(json).AsSpan(), type);

    private static T Parse<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Length == 0 ? "{}"u8 : bytes, type) ?? throw Bad("", "The body must be a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw Bad(Field(wrong), Words(wrong));
        }
    }

    /// <summary>SHA-256 of what this request asks for; known once the body was read.</summary>
    public static byte[] Hash(HttpContext http) => (byte[]?)http.Items[HashKey] ?? throw new InvalidOperationException("The body has not been read.");

    private static async Task<ReadOnlyMemory<byte>> ReadBytes(HttpContext http)
    {
        var request = http.Request;
        if (request.ContentLength is not (null or 0) || request.Headers.TransferEncoding.Count > 0)
            CheckType(request);
        var bytes = new ArrayBufferWriter<byte>(request.ContentLength is > 0 and < 65536 ? (int)request.ContentLength : 4096);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(http.RequestAborted);
            foreach (var part in read.Buffer)
                bytes.Write(part.Span);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                break;
        }
        http.Items[HashKey] = HashOf(request, bytes.WrittenSpan);
        return bytes.WrittenMemory;
    }

    private static void CheckType(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw new BadRequestException(new Problem(StatusCodes.Status415UnsupportedMediaType, "Please send application/json."));
    }

    private static byte[] HashOf(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    private static BadRequestException Bad(string field, string words) => new(Problem.Field(field.Length == 0 ? "body" : field, words));

    // $.items[3].text -> items[3].text; where the text is no JSON at all, there is no field to name.
    private static string Field(JsonException wrong) => wrong is WrongValueException || IsOfShape(wrong)
        ? Brackets().Replace(wrong.Path ?? "", "$1").TrimStart('$').TrimStart('.')
        : "";

    private static bool IsOfShape(JsonException wrong) => wrong.InnerException is null or InvalidOperationException or FormatException;

    private static string Words(JsonException wrong) => wrong switch
    {
        WrongValueException => wrong.Message,
        { InnerException: JsonException } => $"This is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine}.",
        _ => "This has the wrong type.",
    };

    [GeneratedRegex(@"\['([^']*)'\]")]
    private static partial Regex Brackets();
}

/// <summary>A value of the right JSON type that means nothing here; the serializer adds the path.</summary>
internal sealed class WrongValueException(string words) : JsonException(words);
