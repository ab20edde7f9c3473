using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Amends.Load;

/// <summary>What a client asks, again and again.</summary>
internal sealed partial class Loads(Uri address, string token) : IDisposable
{
    public static readonly string[] Names = ["complaints", "queue", "case", "search", "profile", "review"];

    private readonly HttpClient _program = Client(address, token);
    private readonly HttpClient _person = Client(address, null);
    private string[] _references = [], _customers = [];
    private int _number = Environment.TickCount;

    /// <summary>Signs in where pages are asked for, and notes which complaints the queue shows.</summary>
    public async Task Prepare(IEnumerable<string> loads, CancellationToken cancel)
    {
        if (loads.All(load => load == "complaints"))
            return;
        var page = await _person.GetStringAsync("/sign-in", cancel);
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Antiforgery().Match(page).Groups[1].Value,
            ["email"] = Stores.Email,
            ["password"] = Stores.Password,
            ["returnUrl"] = "/queue",
        });
        using var answer = await _person.PostAsync("/sign-in", form, cancel);
        using var complaints = await _program.GetAsync("/api/v1/complaints?state=open&sort=urgency&limit=50", cancel);
        using var json = JsonDocument.Parse(await complaints.Content.ReadAsStringAsync(cancel));
        _references = [.. json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("reference").GetString()!)];
        if (loads.Contains("profile"))
            _customers = await Task.WhenAll(_references.Select(async reference => Customer().Match(await _person.GetStringAsync($"/complaints/{reference}", cancel)).Groups[1].Value));
    }

    /// <returns>Whether the answer was the one hoped for.</returns>
    public Task<bool> Ask(string load, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref _number) & int.MaxValue;
        return load switch
        {
            "complaints" => Complain(number, cancel),
            "queue" => Page("/queue", cancel),
            "case" => Page($"/complaints/{_references[number % _references.Length]}", cancel),
            "search" => Page($"/search?q={Texts.Question(number)}", cancel),
            "profile" => Page(_customers[number % _customers.Length], cancel),
            "review" => Review(number, cancel),
            _ => throw new ArgumentException($"There is no load named {load}: {string.Join(", ", Names)}."),
        };
    }

    public void Dispose()
    {
        _program.Dispose();
        _person.Dispose();
    }

    private async Task<bool> Complain(int number, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/complaints")
        {
            Content = JsonContent.Create(new
            {
                customer = new { name = $"Load {number}", email = $"load-{number}@example.org" },
                channel = "api",
                subject = "Order",
                text = Texts.Complaint(number),
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await _program.SendAsync(request, cancel);
        await answer.Content.CopyToAsync(Stream.Null, cancel);
        return (int)answer.StatusCode == 201;
    }

    private async Task<bool> Review(int number, CancellationToken cancel)
    {
        using var answer = await _program.PostAsJsonAsync("/api/v1/reviews", new { customer = Texts.Complaint(number), draft = Draft }, cancel);
        await answer.Content.CopyToAsync(Stream.Null, cancel);
        return answer.IsSuccessStatusCode;
    }

    private async Task<bool> Page(string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await _person.SendAsync(request, cancel);
        await answer.Content.CopyToAsync(Stream.Null, cancel);
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath == path.Split('?')[0];
    }

    private static HttpClient Client(Uri address, string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { BaseAddress = address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <summary>About a hundred words, with a promise.</summary>
    private const string Draft =
        "Thank you for telling us, and for the photograph. Your order should have been with you on Monday, and nobody told you why it was not. That was our mistake: the parcel was put on the wrong van, "
        + "and our app said that you were not at home. I can see how annoying it was to wait in for a whole day. I have spoken with the depot. The parcel is there, on a shelf with your name on it, and it goes out "
        + "with the first van tomorrow. I will ring you by noon tomorrow to hear that it has come. Would you rather have it at a shop near you?";

    [GeneratedRegex("href=\"(/customers/[0-9a-f-]{36})")]
    private static partial Regex Customer();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
